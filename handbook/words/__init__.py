"""Every word the software itself shows, and how numbers, dates and lists are said in a language."""

from handbook.words.catalogue import Catalogue, NoSuchMessage
from handbook.words.phrases import Words, words_in

__all__ = ["Catalogue", "NoSuchMessage", "Words", "words_in"]
