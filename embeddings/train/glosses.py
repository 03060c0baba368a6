"""Says Chinese text in English words, one by one, from a dictionary."""

import random

LONGEST_WORD = 8
"""Characters of a dictionary word."""
INFLECTED = 0.3
"""Share of English words that get an ending, since dictionaries have none."""


def inflected(words: str, rng: random.Random) -> str:
    return " ".join(inflect(word, rng) if rng.random() < INFLECTED else word for word in words.split())


def inflect(word: str, rng: random.Random) -> str:
    """A regular form of a word: `party` → `parties`, `move` → `moving`."""
    if len(word) < 3 or not word.isascii() or not word.isalpha():
        return word
    ending = rng.choice(("s", "s", "ed", "ing"))
    if word.endswith("y") and word[-2] not in "aeiou" and ending != "ing":
        return word[:-1] + "i" + ("es" if ending == "s" else ending)
    if word.endswith("e") and ending != "s":
        return word[:-1] + ending
    if ending == "s" and word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    return word + ending


class Glosser:
    def __init__(self, entries: list[tuple[str, list[str]]]):
        self.meanings: dict[str, list[str]] = {}
        for word, meanings in entries:
            self.meanings.setdefault(word, []).extend(meanings[:3])

    def gloss(self, text: str, rng: random.Random) -> str:
        """English words for the longest dictionary words of a text; Latin letters and digits stay."""
        words: list[str] = []
        at = 0
        while at < len(text):
            for length in range(min(LONGEST_WORD, len(text) - at), 0, -1):
                meanings = self.meanings.get(text[at : at + length])
                if meanings:
                    words.append(inflected(rng.choice(meanings), rng))
                    break
            else:
                length = 1
                if text[at].isascii() and text[at].isalnum():
                    while at + length < len(text) and text[at + length].isascii() and text[at + length].isalnum():
                        length += 1
                    words.append(text[at : at + length])
            at += length
        return " ".join(words)
