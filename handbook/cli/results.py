"""The command that says what shops found."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from handbook.cli.common import sound, wrong_use
from handbook.cli.day import Day
from handbook.cli.results_text import FORMATS, HOUSES
from handbook.cli.translated_help import TranslatedCommand, words_here
from handbook.reader import ROOT
from handbook.results.answer import OBSERVED
from handbook.scoring.period import Period
from handbook.scoring.scores import ResultsFilter
from handbook.text.comparing import key
from handbook.views.context import Shown
from handbook.views.shop_results.by_house import HouseResults, house_results
from handbook.words.unable import Saying, meant


@click.command(cls=TranslatedCommand)
@click.argument("houses", metavar="[HOUSE]...", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--since", type=Day(), metavar="DAY", help="Only visits from this day on: 2027-01-01.")
@click.option(
    "--until", type=Day(), metavar="DAY", help="Only visits up to this day; quarters and months end there too."
)
@click.option("--place", default="", metavar="P", help="Only visits at this place.")
@click.option("--scorecard", default="", metavar="ID", help="Only this form, or an observation sheet: observe:desk.")
@click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), default="text", show_default=True, help="How to say it."
)
@click.pass_obj
def results(
    folder: Path,
    houses: tuple[Path, ...],
    since: date | None,
    until: date | None,
    place: str,
    scorecard: str,
    form: str,
) -> None:
    """Say what shops found: scores, shares with how sure they are, what changed, and what to coach.

    Of several houses, each the folder of a handbook, it says how well basics were kept in each, with how sure that is;
    as JSON and as CSV also each standard. Nothing is made of it: houses differ by chance as well.

    Example:
      handbook results
      handbook results houses/* --since 2027-01-01 --format csv
      handbook results --since 2027-01-01 --until 2027-03-31 --format json
    """
    if since and until and since > until:
        raise wrong_use("command.results.turned", since=since.isoformat(), until=until.isoformat())
    if houses:
        found = [_house(folder / house, Period(since, until), place, scorecard) for house in houses]
        click.echo(HOUSES[form](found, words_here() if (folder / ROOT).is_file() else found[0].words))
        return
    shown = sound(folder).project.shown
    asked = ResultsFilter(Period(since, until), _place(shown, place), _scorecard(shown, scorecard))
    click.echo(FORMATS[form](shown, shown.scores.of(asked)))


def _house(folder: Path, period: Period, place: str, scorecard: str) -> HouseResults:
    """What was found in one house."""
    shown = sound(folder).project.shown
    asked = ResultsFilter(period, _place(shown, place), _scorecard(shown, scorecard))
    return house_results(folder.as_posix(), shown, shown.scores.of(asked))


def _place(shown: Shown, place: str) -> str:
    known = {key(answer.place): answer.place for answer in shown.answers if answer.place}
    if place and key(place) not in known:
        there_are = (
            Saying("command.results.places", places=shown.words.listing(sorted(known.values()))) if known else ""
        )
        raise wrong_use("command.results.no-place", place=place, cure=meant(place, known.values(), there_are))
    return place


def _scorecard(shown: Shown, id_: str) -> str:
    kind, _, touchpoint = id_.rpartition(":")
    now = shown.book.now_called.get(touchpoint, touchpoint)
    known = [card.id for card in shown.book.scorecards] + [OBSERVED + one.id for one in shown.book.touchpoints]
    found = f"{OBSERVED}{now}" if f"{kind}:" == OBSERVED else now
    if id_ and (found not in known or kind not in ("", OBSERVED[:-1])):
        there_are = Saying("command.results.scorecards", scorecards=", ".join(known))
        raise wrong_use("command.results.no-scorecard", id=id_, cure=meant(id_, known, there_are))
    return found if id_ else ""
