"""Every word the software itself shows, and how numbers, dates and lists are said in a language."""

from handbook.words.catalogue import Catalogue, NoSuchMessage
from handbook.words.phrases import IN_ENGLISH, Words, words_in

__all__ = ["IN_ENGLISH", "Catalogue", "NoSuchMessage", "Words", "words_in"]
