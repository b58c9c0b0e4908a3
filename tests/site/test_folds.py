"""A card shows what is needed now; the rest is folded and never lost: to an address, to paper, to whoever has no scripts."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from handbook.pages.manual import ORDER
from tests.conftest import replace
from tests.site.browsing import card_of, unfolded
from tests.site.building import build, dress
from tests.site.thumbs import THUMB

SCREEN = 740


OPENED = """async (line) => {
  line.click();
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  const { left, top } = line.getBoundingClientRect();
  return line.contains(document.elementFromPoint(left + 4, top + 4));
}"""


@pytest.fixture
def phone(ferry: Path, page: Page, served: Callable[[Path], str]) -> Callable[[str], Page]:
    """Opens a page of the ferry's site on a phone."""
    base = served(ferry)
    page.set_viewport_size({"width": 360, "height": SCREEN})

    def at(address: str) -> Page:
        page.goto(base + address)
        return page

    return at


def test_a_moment_opens_with_its_beginning_what_to_do_the_limits_and_whom_to_ring(phone: Callable[[str], Page]) -> None:
    """Steps or basics, never both at once; the basics can be ticked once they are opened, and a sign beside a long one is a line high."""
    page = phone("moments/boarding.html")
    for line in page.locator(".hb-row:has(> .hb-moment)").all():
        line.locator("> summary").click()
        card = line.locator(".hb-moment")
        expect(card.locator(".hb-pause")).to_be_visible()
        assert card.locator(".hb-steps:visible, .hb-check:visible").count() == 1
        assert card.locator("details:not(details details)").count() == 1
        expect(card.locator(".hb-impressions")).to_be_hidden()
        expect(card.locator(".hb-foot")).to_be_hidden()
        height = card.bounding_box()
        assert height and height["height"] < 1.3 * SCREEN
    expect(card_of(page, "coming-aboard").locator(".hb-trouble .hb-tel").first).to_be_visible()
    card = unfolded(page, "coming-aboard")
    expect(card.locator(".hb-impressions")).to_be_visible()
    expect(card.locator(".hb-foot")).to_be_visible()
    sign = page.locator(".hb-basics .hb-badge--critical:visible").first
    sign.evaluate("sign => { sign.parentElement.firstChild.textContent = 'long '.repeat(20); }")
    assert sign.evaluate("sign => sign.offsetHeight") <= THUMB / 2
    card.get_by_role("checkbox").first.check()
    page.reload()
    expect(card.get_by_role("checkbox", include_hidden=True).first).to_be_checked()


def test_a_standard_shows_what_to_do_the_number_and_why(phone: Callable[[str], Page]) -> None:
    page = phone("standards/welcome.html")
    card = page.locator(".hb-standard:has(> .hb-measure):has(.hb-fact--why)").first
    for part in (".hb-do", ".hb-measure", "dd.hb-fact--why"):
        expect(card.locator(part).first).to_be_visible()
    expect(card.locator("dd.hb-fact--seen")).to_be_hidden()


def test_filing_is_folded_on_every_card_of_a_page(phone: Callable[[str], Page]) -> None:
    """Where it hangs, its history and how to change it stand behind a control, of whatever kind the card is."""
    for address in ("words.html", "emergencies.html", "jobs/purser.html"):
        page = phone(address)
        assert page.locator(".hb-foot").count() > 0
        expect(page.locator(".hb-foot:visible, .hb-past:visible, .hb-filed:visible")).to_have_count(0)


def test_many_questions_are_lines_and_a_form_is_read_by_whoever_wants_to(phone: Callable[[str], Page]) -> None:
    """Each line is a name and opens to its card; a form shows what it is for and where it is filled in."""
    page = phone("coaching/index.html")
    lines = page.locator(".hb-lines > li")
    assert lines.count() > 3
    for line in lines.all():
        box = line.bounding_box()
        assert box and box["height"] < 3 * THUMB
    page.set_viewport_size({"width": 360, "height": 320})
    opened = lines.last.locator("summary").first.evaluate(OPENED)
    assert opened, "what is opened and taller than the screen begins below the head"
    page = phone("shopping.html#trip-by-day")
    card = page.locator(".hb-scorecard").first
    expect(card.get_by_role("link", name="Fill it in here")).to_be_visible()
    expect(card.locator(".hb-questions").first).to_be_hidden()


def test_an_address_opens_what_it_points_at(phone: Callable[[str], Page]) -> None:
    """A line of a list opens, and so does whatever folded thing stands around the place, however deep."""
    page = phone("put-it-right.html#limit-deckhand")
    expect(page.locator("#limit-deckhand .hb-row")).to_have_attribute("open", "")
    expect(page.locator("#limit-purser .hb-row")).not_to_have_attribute("open", "")
    phone("say-instead.html#ban-not-my-boat")
    expect(page.locator("#ban-not-my-boat .hb-facts")).to_be_visible()
    phone("moments/boarding.html")
    page.evaluate("document.querySelector('#coming-aboard .hb-impressions').id = 'deep'; location.hash = 'deep'")
    expect(page.locator("#deep")).to_be_in_viewport()


MARKS = """() => [...document.querySelectorAll(".md-typeset summary")].filter((each) => each.checkVisibility()).map((each) => {
    const [mark, own] = [getComputedStyle(each, "::before"), getComputedStyle(each)];
    const isAtEnd = Math.abs(each.clientWidth - parseFloat(mark.right) - each.clientWidth) < 12;
    const isMiddle = Math.abs(parseFloat(mark.top) + parseFloat(mark.height) / 2 - each.clientHeight / 2) < 5;
    return [mark.content, mark.rotate, isAtEnd, isMiddle, getComputedStyle(each, "::after").content, own.listStyleType].join();
})"""


def test_whatever_opens_has_the_same_mark(phone: Callable[[str], Page]) -> None:
    """At the end of its line, in the middle of its height: on cards, in lists, below charts, in lists of changes."""
    marks: set[str] = set()
    for name in (
        "moments/boarding",
        "say-instead",
        "start-of-shift",
        "editions/what-changed",
        "editions/on-a-date",
        "editions/sign-off",
    ):
        marks |= set(phone(f"{name}.html").evaluate(MARKS))
    page = phone("go/trip-by-day/fill.html")
    page.get_by_role("button", name="Next").click()
    marks |= set(page.evaluate(MARKS))
    assert marks == {'"",45deg,true,true,none,none'}


def test_paper_leaves_folded_what_is_folded(by_either: Path, page: Page, served: Callable[[Path], str]) -> None:
    """Whatever a theme opens for the printer; and afterwards all is as it was. The limits of all jobs are whole on paper."""
    closed = page.locator("article details:not([open])")
    for address, printed in (("moments/boarding.html", False), ("put-it-right.html", True)):
        page.goto(served(by_either) + address)
        number = closed.count()
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        assert page.locator(".hb-moment, .hb-may .hb-facts").first.is_visible() is printed
        page.emulate_media(media="null")
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert closed.count() == number
        expect(page.locator("[data-hb-shut]")).to_have_count(0)


def test_limits_are_one_table_and_words_are_lines(phone: Callable[[str], Page]) -> None:
    """Job, sum and number of a job, and what they are for, a line each as high as a thumb, said once on the page of a job; not this, but this; each line opens to the rest."""
    page = phone("put-it-right.html")
    table = page.locator(".hb-may table")
    expect(page.get_by_role("button", name="Pick your job")).to_be_visible()
    expect(table.locator(".hb-may__whom a:visible")).to_have_count(0)
    assert all((row.bounding_box() or {"height": 99})["height"] < 60 for row in table.locator("tbody").all())
    expect(table).to_have_count(1)
    expect(page.locator("#limit-purser")).to_contain_text("Purser")
    expect(page.locator("#limit-purser a[href^='tel:']").first).to_be_visible()
    page.locator("#limit-purser .hb-row > summary").click()
    expect(page.locator("#limit-purser .hb-foot")).to_be_visible()
    phone("jobs/purser.html")
    expect(page.get_by_text("Refund a fare, upgrade to the lounge")).to_have_count(1)
    box = page.get_by_role("link", name="Write a slip").bounding_box()
    assert box and box["height"] >= THUMB
    phone("say-instead.html")
    expect(page.locator(".hb-contents a")).to_have_text(["Say instead", "Say", "Better not", "Never"])
    line = page.locator("#ban-not-my-boat")
    expect(line.locator(".hb-row > summary")).to_contain_text("That's not my boat")
    expect(line.locator(".hb-row > summary .hb-words__better")).to_contain_text("I will find out")
    box = line.bounding_box()
    assert box and box["height"] < 120


def test_of_many_the_beginning_stands_open(shop: Path, page: Page, served: Callable[[Path], str]) -> None:
    """The rest is behind one control, which an address opens, and what is for my job alone comes first in the list, also where some of it is for others; none is lost. Words say what they mean."""
    more = "".join(f"  - id: say-{each}\n    text: Dear guest number {each}\n    verdict: say\n" for each in range(20))
    terms = "".join(f"  - id: word-{each}\n    term: Word {each}\n    means: Sense {each}\n" for each in range(4))
    file = shop / "standards.yml"
    replace(file, "\nphrases:\n", f"\nphrases:\n{more}")
    replace(file, "\nglossary:\n", f"\nglossary:\n{terms}")
    replace(file, "    owner: van-driver\n", "    owner: van-driver\n    who: van-driver\n    phrases: [say-18]\n")
    replace(file, "    owner: volunteer\n", "    owner: volunteer\n    who: volunteer\n    phrases: [say-1]\n")
    shown = ('phrases("say")', 'phrases("banned")', "glossary()", "standards()", "moments()", "jobs()")
    parts = "## Long ago { .folds }\n\nOf old.\n\n### Longer ago { .folds }\n\nOlder.\n\n### Now\n\nNew.\n\n## Beside\n\nFree.\n"
    dress(shop, {"index.md": "# Words\n\n" + "\n\n".join(f"{{{{ {macro} }}}}" for macro in shown) + f"\n\n{parts}"})
    run = build(shop)
    assert run.returncode == 0, run.stderr
    page.goto(served(shop / "site"))
    expect(page.locator(".hb-part > .hb-part > p")).to_have_text("Older.")
    expect(page.locator(".hb-part > p")).to_have_text(["Of old.", "Older.", "New."])
    expect(page.locator("#say-0")).to_be_visible()
    for folded in ("#say-18", "#say-19"):
        expect(page.locator(folded)).to_be_hidden()
    expect(page.locator(".hb-rest")).to_have_text(re.compile("^13 more"))
    expect(page.locator(".hb-words:not(.hb-lines) > li")).to_have_count(22)
    expect(page.locator("#word-3")).to_contain_text("Sense 3")
    page.evaluate("handbook.store.set('job', {id: 'van-driver', title: 'Van driver', address: ''})")
    page.reload()
    expect(page.locator(".hb-words > #say-18")).to_be_visible()
    expect(page.locator("#say-1")).to_be_hidden()
    page.get_by_role("button", name="For other jobs (1)").first.click()
    expect(page.locator(".hb-words > #say-1")).to_be_visible()
    page.goto(served(shop / "site") + "#say-19")
    expect(page.locator("#say-19")).to_be_in_viewport()


def test_many_cards_of_a_page_are_lines_and_few_stand_open(
    shop: Path, page: Page, reader: Page, served: Callable[[Path], str]
) -> None:
    """Each line says what its entry asks and opens to the whole card, for an address also without scripts; beside a danger stands its number."""
    more = "".join(
        f'  - id: danger-{each}\n    title: Danger {each}\n    when: It begins\n    call: "99{each}"\n    steps: [Get out., Ring., Wait.]\n    agreed_with: The fire officer\n    owner: shop-manager\n    approved_by: shop-manager\n    approved_on: 2029-06-01\n    review_by: 2030-06-01\n'
        for each in range(4)
    )
    replace(shop / "standards.yml", "\nemergencies:\n", f"\nemergencies:\n{more}")
    dress(
        shop,
        {
            "index.md": "# All\n\n{{ emergencies() }}\n\n{{ standards() }}\n",
            "few.md": "# Few { .folds }\n\n{{ moments() }}\n\n{{ jobs() }}\n\n## Ways { .folds }\n\nA way.[^1]\n\n[^1]: Seen in May.\n",
        },
    )
    run = build(shop)
    assert run.returncode == 0, run.stderr
    base = served(shop / "site")
    for visitor in (page, reader):
        visitor.goto(f"{base}#danger-2")
        line = visitor.locator("#danger-2")
        expect(line.locator(".hb-steps")).to_be_in_viewport()
        expect(visitor.locator("#danger-1 .hb-steps")).to_be_hidden()
        expect(visitor.locator("#danger-1").get_by_role("link", name="991")).to_be_visible()
    expect(page.locator(".hb-lines > li > .hb-row > .hb-standard").first).to_be_hidden()
    page.goto(f"{base}few.html")
    expect(page.locator(".hb-role").first).to_be_visible()
    page.set_viewport_size({"width": 360, "height": SCREEN})
    assert page.locator("details > summary > :is(h1, h2)").all_inner_texts() == ["Ways"], "a title never folds"
    expect(page.get_by_text("A way.")).to_be_hidden()
    expect(page.get_by_text("Seen in May.")).to_be_visible()


def test_a_reference_page_is_lines_and_an_address_in_it_opens_its_own(phone: Callable[[str], Page]) -> None:
    """Rules, fields and macros are half a book; whoever comes from a message of the checker has the rule at once."""
    for name in ORDER:
        page = phone(f"editors/{name}.html")
        assert page.evaluate("document.documentElement.scrollHeight") <= 7 * SCREEN, name
        assert page.locator(".hb-part > summary :is(a, button)").count() == 0, "one control cannot stand in another"
    page = phone("editors/index.html#what-is-printed")
    expect(page.locator("details[open] > summary > h2#what-is-printed")).to_be_in_viewport()
    expect(page.locator("details:not([open]) > summary > #in-danger")).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": SCREEN})
    expect(page.locator("details[open] > summary > #in-danger")).to_be_attached()
    page.set_viewport_size({"width": 360, "height": SCREEN})
    page = phone("editors/rules.html")
    cure = page.locator(".hb-part:has(> summary > #too-large) > p", has_text="Divide it")
    expect(cure).to_be_hidden()
    page.evaluate("location.hash = 'too-large'")
    expect(cure).to_be_in_viewport()
    page.reload()
    expect(cure).to_be_in_viewport()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".hb-part:not([open])").count() == 0


def test_a_line_of_the_reference_opens_without_scripts(by_either: Path, reader: Page) -> None:
    reader.goto((by_either / "editors" / "rules.html").as_uri() + "#too-large")
    expect(reader.locator(".hb-part:has(> summary > #too-large) > p", has_text="Divide it")).to_be_in_viewport()
