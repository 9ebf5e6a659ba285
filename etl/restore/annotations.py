"""Whether the readings in a text were put there by a machine, judged on the whole text."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from etl.lexicon import load_words
from etl.restore.gbk import char_to_pair, pair_to_char
from etl.restore.script_tests import HAN, in_gb2312, is_traditional, is_traditional_text
from etl.restore.syllables import BRACKET, READING, drop_tone, find_usual_reading, fits_reading, spell_reading
from etl.restore.word_costs import rarity

# In 院D(qiè)RG the second byte of 院 and D spell 篋.
ANNOTATED = re.compile(rf"([㐀-䶿一-鿿][@-~]?)([(（]({READING})[)）])")
FEWEST, MANY = 3, 12

Hit = tuple[int, int, str, str]
"""Start and end of a bracket, the character that it belongs to, and the reading in one spelling."""


@dataclass(frozen=True)
class Annotations:
    """The readings of `text` that fit their characters; `spaces` counts those with a space behind them."""

    text: str
    hits: tuple[Hit, ...]
    spaces: int

    @cached_property
    def counts(self) -> dict[str, Counter[str]]:
        """How often each annotated character stands with which reading."""
        counts: dict[str, Counter[str]] = {}
        for _, _, char, reading in self.hits:
            counts.setdefault(char, Counter())[reading] += 1
        return counts

    @cached_property
    def occurrences(self) -> Counter[str]:
        """How often each character occurs."""
        return Counter(self.text)

    @cached_property
    def is_mechanical(self) -> bool:
        """Whether a list was applied: to traditional characters, wherever they occur, always with the same reading.

        A page that teaches pronunciation glosses either script, one occurrence of several, or in two readings; or it
        speaks of pronunciation. One or two readings count if no author would have given them.
        """
        share = sum(hit[2] in self.listed for hit in self.hits)
        if share < 0.8 * len(self.hits) or self._teaches:
            return False
        return share >= FEWEST or (share > 0 and all(map(self._is_idle, self.hits)))

    def _is_idle(self, hit: Hit) -> bool:
        """Whether a reading stands inside a word and is the usual one of a common character."""
        _, end, char, reading = hit
        is_inside = HAN.match(self.text, end + self.text.startswith(" ", end)) is not None
        return is_inside and rarity(char) == 0.0 and drop_tone(reading) == find_usual_reading(char)

    @property
    def _teaches(self) -> bool:
        """Whether the text speaks of pronunciation about as often as it gives one."""
        return sum(map(self.text.count, load_words("pronunciation")["teaching"])) * 10 >= len(self.hits)

    @cached_property
    def listed(self) -> dict[str, str]:
        """The characters that are annotated as a list would do it, with their usual reading."""
        uniform = (c for c in self.counts if is_traditional(c) and self._is_uniform(c))
        return {char: self.counts[char].most_common(1)[0][0] for char in uniform}

    def _is_uniform(self, char: str) -> bool:
        toneless = Counter[str]()
        for reading, count in self.counts[char].items():
            toneless[drop_tone(reading)] += count
        annotated = toneless.total()
        if toneless.most_common(1)[0][1] < 0.8 * annotated:
            return False
        return self._is_covered(char, annotated) or (len(self.hits) >= MANY and annotated >= 2 * self._bare(char))

    def _is_covered(self, char: str, annotated: int) -> bool:
        """Whether hardly an occurrence lacks its reading; one may, where bytes were lost."""
        bare = self.occurrences[char] - annotated
        return bare <= 1 or annotated >= 4 * bare

    def _bare(self, char: str) -> int:
        """Return how many occurrences lack a reading that another in the same line has, and nothing kept it from them.

        Pages are put together from parts that had different lists. A listed pair of bytes takes its reading before the
        next byte is looked at, so a pair that ends in the first byte of `char` leaves `char` without one; so does a
        mark that takes its last byte (A3BF, A3BB).
        """
        found = re.findall(rf"(.){char}(?!{BRACKET.pattern})(.?)", "\n".join(self._lines_with(char)))
        return sum(not _straddles(before, char) and not _makes_mark(char, after) for before, _, after in found)

    def _lines_with(self, char: str) -> Iterator[str]:
        """Yield the lines in which `char` has a reading."""
        at = -1
        for start, _, owner, _ in self.hits:
            if owner == char and start > at:
                at = self.text.find("\n", start) % (len(self.text) + 1)
                yield self.text[self.text.rfind("\n", 0, start) + 1 : at]

    @cached_property
    def always(self) -> frozenset[str]:
        """The listed characters that have their reading nearly everywhere."""
        return frozenset(c for c in self.listed if self._is_covered(c, self.counts[c].total()))

    @cached_property
    def unlisted(self) -> frozenset[str]:
        """The traditional characters that occur often enough to show that the list lacks them."""
        often = (char for char, n in self.occurrences.items() if n >= 3 and char not in self.counts)
        return frozenset(filter(is_traditional, often))

    @property
    def spaced(self) -> bool:
        """Whether the machine put a space behind its brackets."""
        return self.spaces >= 0.3 * len(self.hits)


def _straddles(before: str, char: str) -> bool:
    """Whether the last byte of one character and the first of the next spell a traditional character."""
    pair, following = char_to_pair(before), char_to_pair(char)
    between = pair_to_char(pair[1], following[0]) if pair and following else None
    return between is not None and is_traditional(between)


def _makes_mark(char: str, after: str) -> bool:
    """Whether the last byte of one character and the first of the next spell a mark that shrinks to one byte."""
    pair, following = char_to_pair(char), char_to_pair(after)
    return pair is not None and following is not None and pair_to_char(pair[1], following[0]) in ("？", "；")


def find_owner(printed: str) -> str | None:
    """Return the character that a reading behind `printed` belongs to."""
    pair = char_to_pair(printed[0])
    if len(printed) == 1 or pair is None:
        return printed[0]
    return pair_to_char(pair[1], ord(printed[1]))


def collect_annotations(text: str) -> Annotations:
    """Return the annotations of a traditional `text`; cheap, and free of dictionaries, for any other."""
    matches = list(ANNOTATED.finditer(text)) if ")" in text or "）" in text else []
    if all(in_gb2312(m[1][0]) for m in matches) or not is_traditional_text(text):
        return Annotations(text, (), 0)
    owned = [(m, owner) for m in matches if (owner := find_owner(m[1])) and fits_reading(owner, m[3])]
    hits = tuple((m.start(2), m.end(2), owner, spell_reading(m[3])) for m, owner in owned)
    spaces = sum(text.startswith(" ", m.end()) for m, _ in owned)
    return Annotations(text, hits, spaces)
