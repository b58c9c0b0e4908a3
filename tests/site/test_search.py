"""Search finds what people say: typed by hand into the real dialog, in a real browser."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from handbook.reader import read
from tests.big import write
from tests.conftest import replace
from tests.drop_in import FOLDERS
from tests.site.building import build, dress, everything
from tests.site.searching import addresses, field, look_for, results, said

WHAT_PEOPLE_SAY = [
    ("refund", "limit-purser"),
    ("shouting", "somebody-is-shouting"),
    ("late", "say-why"),
    ("not my job", "ban-not-my-boat"),
    ("chocolate", "note-in-the-glove"),
    ("how much may I spend", "limit-"),
    ("see-them-first", "see-them-first"),
    ("Nod within five seconds", "see-them-first"),
    ("lost umbrella", "walk-the-saloon"),
    ("noise", "night-boat"),
    ("boarding", "coming-aboard"),
    ("BOARDING", "coming-aboard"),
    ("the phone is ringing", "answer-in-four-rings"),
    ("apology", "sorry-first"),
    ("captain", "skipper"),
    ("moment of truth", "moment-of-truth"),
    ("what may I do without asking", "limit-"),
    ("three steps", "put-it-right.html#three-steps"),
    ("the wet glove", "the-wet-glove.html"),
]
"""What is typed, and an entry or page that answers it: words of passengers and new crew, ids, titles, `also` words."""

SLIPS_OF_THE_FINGER = [
    ("refnud", "limit-purser"),
    ("alergies", "ask-about-allergies"),
    ("not my baot", "ban-not-my-boat"),
    ("thats not my boat", "ban-not-my-boat"),
    ("THAT’S NOT MY BOA", "ban-not-my-boat"),
    ("shoutting", "somebody-is-shouting"),
    ("choclate", "note-in-the-glove"),
    ("pruser", "purser"),
    ("clam down", "ban-calm-down"),
    ("réfund", "limit-purser"),
]


CRIED_OUT = [
    ("fire", "saloon-fire"),
    ("burning", "saloon-fire"),
    ("there is smoke in the saloon", "saloon-fire"),
    ("man overboard", "overboard"),
    ("passenger fell in", "overboard"),
    ("drownin", "overboard"),
    ("a splash and a shout", "overboard"),
    ("smoke during the fire drill", "saloon-fire"),
]
"""Words of the title, of `also` and of `when`, between others, unfinished or mistyped, and the danger they are about."""
NOT_CRIED_OUT: list[tuple[str, str | None]] = [
    ("shouting", "somebody-is-shouting"),
    ("lost umbrella", "walk-the-saloon"),
    ("night boat", "night-boat"),
    ("fire drill tomorrow", None),
    ("how much can a purser give", "limit-purser"),
    ("how much can the skipper give", "limit-skipper"),
]


@pytest.fixture
def home(ferry: Path, page: Page, served: Callable[[Path], str]) -> Page:
    """Somebody at the home page of the crew's handbook."""
    page.goto(served(ferry))
    return page


FIRST_THREE = """async (typed) => {
    const found = [];
    for (const words of typed) found.push((await handbook.search(words)).slice(0, 3).map(({ href }) => href));
    return found;
}"""


def missed(page: Page, typed: list[tuple[str, str]]) -> list[str]:
    """What is typed and does not have its answer among the first three."""
    found = page.evaluate(FIRST_THREE, [words for words, _ in typed])
    return [
        words for (words, answer), first in zip(typed, found, strict=True) if not any(answer in one for one in first)
    ]


def test_the_answer_is_among_the_first_three(home: Page) -> None:
    """Of words that people say, and of words with a slip in them."""
    found = {
        (words, answer): addresses(look_for(home, words)) for words, answer in WHAT_PEOPLE_SAY + SLIPS_OF_THE_FINGER
    }
    assert not {typed: first for typed, first in found.items() if not any(typed[1] in address for address in first)}


def test_a_danger_comes_first_and_nothing_else_is_taken_for_one(home: Page) -> None:
    """Whoever cries out finds the card before anything else, also what has the same words."""
    found = "(text) => handbook.search(text).then((all) => all[0]?.address.split(/[#/]/).pop())"
    asked = [*CRIED_OUT, *NOT_CRIED_OUT]
    assert [(text, home.evaluate(found, text)) for text, _ in asked] == asked


def test_a_whole_letter_that_is_pasted_does_not_hold_up_the_page(home: Page) -> None:
    """Its beginning is looked for: every letter of ten thousand words would take a minute."""
    look_for(home, "")
    home.keyboard.insert_text("a purser was rude " * 2000)
    expect(results(home).first).to_be_visible()
    assert len(field(home).input_value()) == 200


def test_the_result_is_the_answer(home: Page) -> None:
    """Nobody has to open anything: what sort of entry it is, whose it is, and what to do or say."""
    never = look_for(home, "that's not my boat").first
    expect(never).to_contain_text("never say")
    expect(never).to_contain_text("Say instead: “I will find out, and tell you before we land.")
    expect(never).to_contain_text("Passengers see one line.")
    limit = look_for(home, "limit purser refund").first
    expect(limit).to_contain_text("may do without asking Purser")
    expect(limit).to_contain_text("Up to £60 per passenger per crossing, without asking.")
    expect(limit).to_contain_text("For more, ring: Skipper, 14.")
    standard = look_for(home, "see-them-first").first
    expect(standard).to_contain_text("standard must")
    moment = look_for(home, "somebody is shouting").first
    expect(moment).to_contain_text("moment A late boat")


def test_what_was_found_is_marked_and_a_reason_is_given_where_it_does_not_show(home: Page) -> None:
    expect(look_for(home, "refnud").first.locator("mark")).to_have_text("refund")
    by_another_name = look_for(home, "captain").first
    expect(by_another_name).to_contain_text("also: captain, master")
    expect(by_another_name.locator("mark")).to_have_text("captain")
    expect(look_for(home, "wheelchair").first).to_contain_text("wheelchair")


def test_more_words_come_first_and_not_every_word_is_needed(home: Page) -> None:
    """A word that the handbook does not have takes nothing away."""
    both = addresses(look_for(home, "angry bus"), 20)
    assert any("shouting" in address for address in both) and any("quay-warden" in address for address in both)
    assert "ban-not-my-boat" in addresses(look_for(home, "boat trombone not my"))[0]


def test_it_says_how_many_there_are_and_when_there_is_nothing(home: Page) -> None:
    """Of words that everybody uses nothing is made either, when the one that matters is unknown."""
    look_for(home, "wheelchair")
    expect(said(home)).to_have_text("1 result")
    look_for(home, "shouting")
    expect(said(home)).to_have_text(re.compile(r"^\d+ results$"))
    for nonsense in ("xyzzy", "kubernetes", "what is the volcano"):
        expect(look_for(home, nonsense)).to_have_count(0)
        expect(said(home)).to_contain_text(f"Nothing found for “{nonsense}”.")
    home.get_by_role("dialog", name="Search").get_by_role("button", name="Never say").click()
    expect(results(home).first).to_contain_text("never say")


def test_an_empty_field_offers_where_to_begin(home: Page) -> None:
    """Words that several entries are called by, and the sorts of entry there are; made from the handbook alone."""
    expect(look_for(home, "")).to_have_count(0)
    dialog = home.get_by_role("dialog", name="Search")
    dialog.get_by_role("button", name="refund", exact=True).click()
    expect(field(home)).to_have_value("refund")
    assert any("limit-" in address for address in addresses(results(home)))
    look_for(home, "")
    dialog.get_by_role("button", name="May do without asking").click()
    expect(said(home)).to_have_text("May do without asking: 7 results")
    expect(results(home).nth(6)).to_contain_text("Up to £")
    assert {link.locator(".hb-badge").inner_text() for link in results(home).all()} == {"may do without asking"}


def test_the_whole_search_goes_by_keyboard(home: Page) -> None:
    """`/` opens it, arrows choose, Enter opens the chosen or the first, letters go on typing, Esc leaves."""
    home.keyboard.press("/")
    expect(field(home)).to_be_focused()
    home.keyboard.type("shouting/")
    expect(field(home)).to_have_value("shouting/")
    found = results(home)
    home.keyboard.press("ArrowDown")
    expect(found.first).to_be_focused()
    home.keyboard.press("ArrowDown")
    expect(found.nth(1)).to_be_focused()
    home.keyboard.press("ArrowUp")
    home.keyboard.press("ArrowUp")
    expect(field(home)).to_be_focused()
    home.keyboard.press("ArrowDown")
    home.keyboard.type(" boat")
    expect(field(home)).to_have_value("shouting/ boat")
    home.keyboard.press("Escape")
    expect(home.get_by_role("dialog")).to_have_count(0)

    look_for(home, "somebody is shouting")
    home.keyboard.press("Enter")
    home.wait_for_url("**/moments/trouble.html#somebody-is-shouting")
    look_for(home, "boat")
    home.keyboard.press("ArrowDown")
    home.keyboard.press("ArrowDown")
    chosen = results(home).nth(1).get_attribute("href") or "none"
    home.keyboard.press("Enter")
    home.wait_for_url(chosen)


def test_enter_waits_for_what_was_typed(home: Page) -> None:
    """Even when the index is still on its way."""
    home.keyboard.press("/")
    home.keyboard.type("somebody is shouting")
    home.keyboard.press("Enter")
    home.wait_for_url("**/moments/trouble.html#somebody-is-shouting")


def test_the_key_can_be_turned_off(home: Page) -> None:
    """Whoever speaks to their computer, or leans on the keyboard, is not taken by surprise."""
    look_for(home, "")
    home.get_by_role("checkbox", name="/ opens the search").uncheck()
    home.keyboard.press("Escape")
    home.reload()
    home.keyboard.press("/")
    expect(home.get_by_role("dialog")).to_have_count(0)
    home.keyboard.press("Control+k")
    expect(field(home)).to_be_focused()


def test_a_result_on_the_same_page_closes_the_search(home: Page) -> None:
    home.goto(home.url + "put-it-right.html")
    look_for(home, "limit-cafe-hand").first.click()
    expect(home.get_by_role("dialog")).to_have_count(0)
    expect(home.locator("#limit-cafe-hand")).to_be_in_viewport()


def test_nothing_is_loaded_before_it_is_opened_and_nothing_from_elsewhere(
    ferry: Path, page: Page, served: Callable[[Path], str]
) -> None:
    base = served(ferry)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(base + "coaching/stories/eleven-minutes.html")
    page.wait_for_load_state("networkidle")
    assert not [address for address in asked if "find.js" in address or "search-index" in address]
    page.get_by_role("button", name="Search").click()
    page.keyboard.type("refund")
    expect(results(page).first).to_be_visible()
    assert [address for address in asked if "search-index" in address]
    assert all(address.startswith(base) for address in asked)


def test_it_works_from_a_folder_and_under_any_path(
    ferry: Path, tmp_path: Path, page: Page, served: Callable[[Path], str]
) -> None:
    """From a page two folders deep, too."""
    shutil.copytree(ferry, tmp_path / "root" / "some" / "where")
    for base in ((ferry / "x").as_uri()[:-1], served(tmp_path / "root") + "some/where/"):
        page.goto(base + "coaching/stories/eleven-minutes.html")
        look_for(page, "the night boat").first.click()
        page.wait_for_url(base + "moments/boarding.html#night-boat")
        expect(page.locator("#night-boat")).to_be_in_viewport()


def test_ones_own_job_comes_first(home: Page) -> None:
    home.get_by_role("button", name="My job").click()
    home.get_by_role("dialog").get_by_role("button", name="Café hand").click()
    home.keyboard.press("Escape")
    assert "limit-cafe-hand" in addresses(look_for(home, "how much may I spend"), 2)[0]


def test_other_pages_may_ask_the_search(home: Page) -> None:
    """A page that asks what one was about to say gets the phrases, with what to say in their place."""
    found = home.evaluate("handbook.search('thats not my baot', {kinds: ['banned', 'avoid']})")
    assert found[0]["title"] == "That's not my boat."
    assert found[0]["answer"].startswith("Say instead: “")
    assert found[0]["href"].endswith("/say-instead.html#ban-not-my-boat")
    assert {each["kind"] for each in found} <= {"banned", "avoid"}


@pytest.mark.parametrize("width", [320, 360])
def test_on_a_phone_everything_fits_and_can_be_touched(home: Page, width: int) -> None:
    home.set_viewport_size({"width": width, "height": 640})
    look_for(home, "")
    for button in home.get_by_role("dialog").get_by_role("button").all():
        assert min((button.bounding_box() or {"width": 0, "height": 0})[side] for side in ("width", "height")) >= 24
    look_for(home, "passenger")
    assert home.evaluate("document.querySelector('dialog').scrollWidth <= document.querySelector('dialog').clientWidth")
    assert home.evaluate("[...document.querySelectorAll('.hb-found')].every((e) => e.scrollWidth <= e.clientWidth)")
    expect(field(home)).to_be_in_viewport()


def test_the_exact_number_comes_before_longer_ones(tmp_path: Path, page: Page, served: Callable[[Path], str]) -> None:
    pages = {"index.md": "# Jobs\n\n{{ jobs() }}\n", "all.md": "# All\n\n{{ standards() }}\n\n{{ moments() }}\n"}
    dress(write(tmp_path, 162), pages)
    assert build(tmp_path).returncode == 0
    page.goto(served(tmp_path / "site") + "go/receptionist/")
    page.wait_for_url("**/index.html#receptionist")
    for words in ("standard 15", "number 15", "15", "standard-15"):
        assert addresses(look_for(page, words))[0].endswith("#standard-15"), words
    look_for(page, "answer")
    expect(said(page)).to_contain_text("30 of ")
    expect(results(page)).to_have_count(30)


FOREIGN = {
    "nihongo": [
        ("お茶", "ocha"),
        ("お辞儀", ""),
        ("玄", ""),
        ("なかい", ""),
        ("無理です", ""),
        ("Gastfreundschaft", ""),
    ],
    "arabic": [
        ("التحية", "tahiya"),
        ("تحيه", "tahiya"),
        ("الشاي", "mustaqbil-shay"),
        ("شاي", "mustaqbil-shay"),
        ("ضيف", "dukhul"),
    ],
}


@pytest.mark.parametrize("name", FOREIGN)
def test_other_scripts_are_found_as_their_readers_type_them(name: str, tmp_path: Path, page: Page) -> None:
    """Without spaces, with or without the article, from a folder."""
    folder = _site(FOLDERS / "good" / name, tmp_path)
    page.goto((folder / "site" / "index.html").as_uri())
    for words, answer in FOREIGN[name]:
        found = look_for(page, words)
        assert any(answer in address for address in addresses(found)), words
        expect(found.first.locator("mark").first).to_be_visible()


def test_a_part_of_a_compound_and_another_ending_are_enough(shop: Path, page: Page) -> None:
    replace(shop / "standards.yml", "    title: Thank the giver\n", "    title: Gästebeschwerden zuhören\n")
    _site(shop, shop)
    page.goto((shop / "site" / "index.html").as_uri())
    for words in (
        "beschwerde",
        "Beschwerden",
        "Gaste",
        "GÄSTEBESCHWERDE",
        "gastebeschwerdn",
        "Beschwerdeführung zuhört",
    ):
        assert addresses(look_for(page, words), 1)[0].endswith("#thank-giver"), words


def test_hostile_text_is_only_text(shop: Path, page: Page) -> None:
    replace(
        shop / "standards.yml",
        "    title: Thank the giver\n",
        "    title: \"<b>Thank</b> <script>document.title = 'owned'</script>\"\n",
    )
    _site(shop, shop)
    page.goto((shop / "site" / "index.html").as_uri())
    before = page.title()
    expect(look_for(page, "script").first).to_contain_text("<b>Thank</b> <script>document.title = 'owned'</script>")
    expect(look_for(page, "<b>thank").first.locator(".hb-found__title mark")).to_have_text(["b", "Thank", "b"])
    expect(look_for(page, "<img/src=qqqq>")).to_have_count(0)
    expect(said(page)).to_contain_text("“<img/src=qqqq>”")
    assert page.title() == before


def test_what_does_not_show_is_not_found(shop: Path) -> None:
    """Drafts and what is retired, garbled claims, and everything at home on a page that says so; prose is found."""
    replace(
        shop / "standards.yml",
        "    title: Say where the money goes\n",
        "    title: Say where the money goes\n    status: draft\n",
    )
    replace(
        shop / "standards.yml",
        "\nclaims:\n",
        "\nclaims:\n  - id: garbled-one\n    says: Nine of ten times it is so\n    status: garbled\n",
    )
    replace(shop / "standards.yml", "\nglossary:\n", "\nglossary:\n  - id: hidden-word\n    term: Unfindable\n")
    dress(shop, {
        "index.md": "# Start\n\nBefore the cards.\n\n{{ standards() }}\n\n{{ moments() }}\n\n{{ reviews() }}\n\n## After { .folds }\n\nThe *last*word.\n",
        "hidden.md": "---\nsearch:\n  exclude: true\n---\n\n# Hidden prose\n\n{{ glossary() }}\n",
    })  # fmt: skip
    run = build(shop)
    assert run.returncode == 0, run.stderr
    index = (shop / "site" / "assets" / "search-index.js").read_text("utf-8")
    assert "Thank the giver before you look in the bag." in index and "Before the cards." in index
    assert '["page","Start","After","","","index.html#after","","The lastword."]' in index
    for hidden in ("Say where the money goes", "garbled-one", "Unfindable", "Hidden prose"):
        assert hidden not in index


def test_both_engines_write_the_same_index(tmp_path: Path) -> None:
    folder = _site(FOLDERS / "good" / "call-centre", tmp_path)
    ours = (folder / "site" / "assets" / "search-index.js").read_text("utf-8")
    assert len(ours.splitlines()) > 20
    run = build(folder, "--engine", "zensical")
    assert run.returncode == 0, run.stderr
    assert (folder / "site" / "assets" / "search-index.js").read_text("utf-8") == ours


def _site(source: Path, tmp_path: Path) -> Path:
    """A handbook with all of it and some prose on one page, built."""
    folder = source if source == tmp_path else Path(shutil.copytree(source, tmp_path / "handbook"))
    prose = "\n\n## Prose\n\nWords, *quite* **plain**, `code` &amp; a [link](index.md).\n\n- one\n- two\n\n| A | B |\n|---|---|\n| c | d |\n"
    dress(folder, {"index.md": everything(read(folder).book) + prose})
    run = build(folder)
    assert run.returncode == 0, run.stderr
    return folder


WRITTEN_OTHERWISE = [
    ("a4", "form"),
    ("A-4", "form"),
    ("a 4", "form"),
    ("b5", "slip"),
    ("B-5", "slip"),
    ("mütze", "caps"),
    ("mu\u0308tze", "caps"),
    ("MÜTZE", "caps"),
    ("muetze", "caps"),
    ("mutze", "caps"),
    ("wollmuetze", "caps"),
    ("gruesse", "greeting"),
    ("grüsse", "greeting"),
    ("größe", "size"),
    ("groesse", "size"),
    ("checkin", "arrive"),
    ("check-in", "arrive"),
    ("check in", "arrive"),
    ("fundbüro", "found"),
]
"""What is typed, and the term it finds: with and without hyphens, and umlauts in every way they are written."""
TERMS = {
    "form": "Give them form A-4.",
    "slip": "The pink slip, B5.",
    "caps": "Whoever forgot a Woll\u00admu\u0308tzenregal.",
    "greeting": "Say Gruesse, and mean it.",
    "size": "Die Grösse of a coat.",
    "arrive": "Where check-in begins.",
    "found": "It is with the Fund\u200bbüro.",
}


@pytest.fixture(scope="module")
def otherwise(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a shop with words that people write in more than one way."""
    shop = Path(shutil.copytree(FOLDERS / "good" / "one-file-shop", tmp_path_factory.mktemp("otherwise") / "shop"))
    terms = "".join(f'  - id: {id_}\n    term: "{id_}"\n    means: "{means}"\n' for id_, means in TERMS.items())
    replace(shop / "standards.yml", "glossary:\n", f"glossary:\n{terms}")
    dress(shop, {"index.md": everything(read(shop).book)})
    run = build(shop)
    assert run.returncode == 0, run.stderr
    return shop / "site"


def test_a_word_is_found_however_it_is_written(otherwise: Path, page: Page, served: Callable[[Path], str]) -> None:
    """In the text and in the search: hyphens, umlauts, composed or not, and signs nobody sees make no other word."""
    page.goto(served(otherwise))
    assert missed(page, [(typed, f"#{term}") for typed, term in WRITTEN_OTHERWISE]) == []


SCATTERED = [
    ["standard", "", "The room number is quiet", "", "", "a.html#quiet"],
    [
        "moment",
        "",
        "Something left behind",
        "",
        "",
        "b.html#left",
        "",
        "Another guest asks. Note a number, and which room.",
    ],
    ["standard", "", "Set the tables early", "", "", "c.html#tables"],
    ["page", "", "On your phone", "", "", "d.html", "", "Add it to the screen at home."],
    *(
        ["tip", "", f"Practise {word}", "", "", f"e.html#{word}"]
        for word in ("calls", "names", "keys", "bells", "trays")
    ),
]
"""Documents as the index has them, with words in a title, and all of the same words scattered in prose."""


def test_what_is_called_so_stands_above_prose_that_happens_to_hold_every_word(otherwise: Path, page: Page) -> None:
    """Also when its name lacks one of them; not when it has no more than one of them."""
    page.goto((otherwise / "index.html").as_uri())
    first = """async ([lines, asked]) => {
      await handbook.search("x");
      const { find } = await handbook.finder(lines, handbook.searched, async () => {});
      return asked.map((words) => find(words).found[0].address);
    }"""
    asked = ["asks for another room number", "add the home screen tables"]
    assert page.evaluate(first, [SCATTERED, asked]) == ["a.html#quiet", "d.html"]


TOLD_OTHERWISE = [
    ["moment", "", "An angry customer", "", "", "m.html#angry"],
    ["standard", "", "Order the taxi early", "", "", "m.html#taxi"],
    ["limit", "Clerk", "Take a line off the price", "", "", "l.html#clerk", "refund", "", ["clerk"]],
    ["limit", "Porter", "Pay for a taxi", "", "", "l.html#porter", "", "", ["porter"]],
    ["emergency", "999", "A fight", "Somebody hits.", "", "e.html#fight", "violence, break-in"],
    ["standard", "", "Coffee after three", "Nobody misses a break.", "", "m.html#coffee"],
    ["emergency", "999", "Somebody chokes", "They cannot speak.", "", "e.html#choke"],
    ["standard", "", "Gift cards", "Sell them at the till.", "", "m.html#gift"],
    ["say", "", "One moment, please.", "", "", "p.html#moment", "wait"],
    ["moment", "", "Somebody has to wait", "", "", "m.html#wait"],
    ["standard", "", "Warm the scones", "", "", "m.html#scones"],
    *(["tip", "", f"Practise {word}", "", "", f"t.html#{word}"] for word in ("names", "bells", "trays", "smiles")),
]
"""Documents as the index has them, in the words of a handbook."""
TYPED = [
    ("cab", "", "taxi"),
    ("bloke kicking off", "", "angry"),
    ("he was livid", "", "angry"),
    ("punch up", "", "fight"),
    ("choking", "", "choke"),
    ("coffee break", "", "coffee"),
    ("gift card", "", "gift"),
    ("can i pay for the cab", "clerk", "clerk"),
    ("can i pay for the cab", "porter", "porter"),
    ("what do i say they have to wait", "", "moment"),
    ("payslip wrong", "", "nothing"),
    ("fight about my rota", "", "fight"),
    ("xyzzy livid", "", "angry"),
    ("xyzzy plugh card", "", "nothing"),
    ("fight for a table", "", "nothing"),
    ("lyft", "", "taxi"),
    ("food", "", "nothing"),
    ("omelette", "", "nothing"),
]
"""What is typed, by which job, and what comes first: slang, a limit that is asked for, what no handbook is about, and a kind of what it has,
which is never taken the other way round, nor for another of that kind."""


def test_what_people_type_is_taken_for_what_the_handbook_says(otherwise: Path, page: Page) -> None:
    """Other words for the same, one's own limit for `can I`, words for `what do I say`; and of pay or the rota nothing."""
    page.goto((otherwise / "index.html").as_uri())
    first = """async ([lines, typed]) => {
      await handbook.search("x");
      const { find } = await handbook.finder(lines, handbook.searched, async () => {});
      return typed.map(([words, role]) => [words, role, find(words, { role }).found[0]?.address.split("#")[1] ?? "nothing"]);
    }"""
    assert page.evaluate(first, [TOLD_OTHERWISE, TYPED]) == [list(row) for row in TYPED]


MAYBE = [
    ("fight over the gift cards", "gift", ["fight"]),
    ("fight over the gift cards on 24 december", "dates", ["fight"]),
    ("chocke on the coffee break", "coffee", ["choke"]),
    ("lampshade xyzzy plugh fight crooked wobbly jigsaw", "nothing", ["fight"]),
    ("break in while the gift cards are sold", "fight", []),
    ("violence", "fight", []),
    ("warm the scones", "scones", []),
]
"""What is typed, what answers it, and the dangers offered above: where something else is nearer, the danger is reached by a slip of the
finger, or by one word of many; not where it is said in words of its own."""


def test_a_danger_that_may_be_meant_stands_above_that_there_is_nothing(home: Page) -> None:
    """Whoever sees flames need not read first that nobody has written about the rest."""
    look_for(home, "lampshade xyzzy plugh fire crooked wobbly jigsaw")
    expect(said(home)).to_contain_text("Nothing")
    offered = home.get_by_role("dialog").get_by_role("link", name="Smoke or fire").bounding_box()
    nothing = said(home).bounding_box()
    assert offered and nothing and offered["y"] < nothing["y"]


def test_a_danger_that_may_be_meant_is_offered_above_the_answer(otherwise: Path, page: Page) -> None:
    page.goto((otherwise / "index.html").as_uri())
    asked = """async ([lines, typed]) => {
      await handbook.search("x");
      const { find } = await handbook.finder(lines, { ...handbook.searched, dates: "d.html#dates" }, async () => {});
      const named = ({ address }) => address.split("#")[1];
      return typed.map(([words]) => [words, find(words)]).map(([words, { found, offered }]) => [words, found[0] ? named(found[0]) : "nothing", offered.map(named)]);
    }"""
    assert page.evaluate(asked, [[*TOLD_OTHERWISE, ["page", "", "On a date", "", "", "d.html#dates"]], MAYBE]) == [
        list(row) for row in MAYBE
    ]


def test_a_handbook_that_writes_of_its_rota_is_asked_for_it(otherwise: Path, page: Page) -> None:
    """What others leave to somebody else is found where an entry is called so."""
    page.goto((otherwise / "index.html").as_uri())
    found = """async (lines) => {
      await handbook.search("x");
      const { find } = await handbook.finder(lines, handbook.searched, async () => {});
      return find("who makes the rota").found.map(({ address }) => address);
    }"""
    rota = ["page", "", "The rota", "", "", "rota.html", "", "Who works when."]
    assert page.evaluate(found, [*TOLD_OTHERWISE, rota]) == ["rota.html"]
