"""The vocabulary: pieces of words by sentencepiece (unigram), and texts as their numbers."""

import json
import random
import re
from collections import Counter
from pathlib import Path

import numpy as np
import sentencepiece
from scipy.sparse import csr_matrix

WORD = re.compile(r"[^\W_]+")
"""A run of letters and digits: blanks and punctuation are in no piece and are left out."""
WORD_AS_JAVASCRIPT = r"[^\p{L}\p{N}]+"
"""What stands between words, as tokenizer.json says the same."""
PIECES = 48_000
CHINESE_TEXTS = 50_000
"""A sample is enough to know the pieces; of the few English texts all are taken."""


def learn(text_file: Path, model_file: Path, seed: int) -> None:
    texts = text_file.read_text("utf-8").splitlines()
    random.Random(seed).shuffle(texts)
    english = [text for text in texts if text[:2].isascii() and text[:2].isalpha()]
    chinese = [text for text in texts if not (text[:2].isascii() and text[:2].isalpha())]
    words = Counter(word for text in english + chinese[:CHINESE_TEXTS] for word in WORD.findall(text))
    words_file = model_file.with_suffix(".words.tsv")
    words_file.write_text("".join(f"{word}\t{count}\n" for word, count in sorted(words.items())), "utf-8")
    sentencepiece.SentencePieceTrainer.train(
        input=str(words_file),
        input_format="tsv",
        model_prefix=str(model_file.with_suffix("")),
        vocab_size=PIECES,
        model_type="unigram",
        character_coverage=0.9998,
        max_sentencepiece_length=8,
        seed_sentencepiece_size=300_000,
        add_dummy_prefix=False,
        normalization_rule_name="identity",
        unk_id=0,
        pad_id=1,
        bos_id=-1,
        eos_id=-1,
        # The sums of several threads come in any order.
        num_threads=1,
        minloglevel=1,
    )


class Vocabulary:
    FIRST_PIECE = 2
    """Before it stand what is unknown and padding, which say nothing."""

    def __init__(self, model_file: Path):
        self.pieces = sentencepiece.SentencePieceProcessor(model_file=str(model_file))

    def __len__(self) -> int:
        return self.pieces.get_piece_size()

    def encode(self, texts: list[str]) -> "Bags":
        words = [WORD.findall(text) for text in texts]
        numbers = self.pieces.encode([word for found in words for word in found])
        lengths = np.zeros(len(texts), dtype=np.int64)
        at = 0
        for i, found in enumerate(words):
            lengths[i] = sum(map(len, numbers[at : at + len(found)]))
            at += len(found)
        flat = np.fromiter((number for word in numbers for number in word), dtype=np.int32)
        return Bags(flat, np.concatenate(([0], np.cumsum(lengths))), len(self))

    def tokenizer_json(self) -> str:
        count = len(self)
        pieces = [[self.pieces.id_to_piece(i), self.pieces.get_score(i)] for i in range(count)]
        tokenizer = {
            "version": "1.0",
            "truncation": None,
            "padding": None,
            "added_tokens": [],
            "normalizer": None,
            "pre_tokenizer": {
                "type": "Split",
                "pattern": {"Regex": WORD_AS_JAVASCRIPT},
                "behavior": "Removed",
                "invert": False,
            },
            "post_processor": None,
            "decoder": None,
            "model": {"type": "Unigram", "unk_id": 0, "vocab": pieces},
        }
        return json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":"))


class Bags:
    """Piece numbers of many texts, one behind the other, and where each begins."""

    def __init__(self, numbers: np.ndarray, starts: np.ndarray, pieces: int):
        self.numbers = numbers
        self.starts = starts
        self.pieces = pieces

    def __len__(self) -> int:
        return len(self.starts) - 1

    def counts(self, texts: np.ndarray) -> csr_matrix:
        """How often every piece stands in some of the texts, a row each."""
        first = self.starts[texts]
        lengths = self.starts[texts + 1] - first
        ends = np.concatenate(([0], np.cumsum(lengths)))
        within = np.arange(ends[-1]) - np.repeat(ends[:-1], lengths)
        numbers = self.numbers[np.repeat(first, lengths) + within]
        ones = np.ones(len(numbers), dtype=np.float32)
        found = csr_matrix((ones, numbers, ends), shape=(len(texts), self.pieces))
        found.sum_duplicates()
        return found
