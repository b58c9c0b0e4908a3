"""The names of the engines, for whoever lets one be chosen and imports none."""

MKDOCS, PROPERDOCS, ZENSICAL = "mkdocs", "properdocs", "zensical"
ENGINE_NAMES = (MKDOCS, PROPERDOCS, ZENSICAL)
