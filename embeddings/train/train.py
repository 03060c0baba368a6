"""Learns one vector for every piece, so that questions come to lie near their passages."""

import sys
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from scipy.sparse import csr_matrix, vstack

from teacher import WordTeacher
from vocabulary import Bags, Vocabulary

REPEATS = {
    "title": 1.0,
    "question": 1.3,
    "sentence": 1.0,
    "english": 1.5,
    "epidemic": 3.0,
    "government": 8.0,
    "citizens": 2.0,
    "encyclopedia": 5.0,
    "paraphrases": 0.5,
    "headlines": 0.5,
    "translations": 3.0,
    "dictionary": 1.0,
    "synonyms": 0.5,
}
"""How often pairs of a kind are seen while one of kind `title` is seen once."""


@dataclass(frozen=True)
class Options:
    seed: int = 1
    dimension: int = 256
    steps: int = 2400
    batch_pairs: int = 1024
    learning_rate: float = 0.015
    warmup_steps: int = 100
    last_rate: float = 0.02
    """Share of the learning rate that is left at the end."""
    sharpness: float = 20.0
    """Cosines are multiplied by it before the softmax over the batch."""
    dropped_of_query: float = 0.05
    dropped_of_passage: float = 0.1
    taught: float = 0.3
    """Weight of the loss against what word matching says."""
    averaged_steps: int = 200
    """The vectors of so many last steps are averaged."""


THREADS = 2
"""A fixed number: with another one, sums come in another order and the last bits differ."""
TAUGHT_KINDS = {"title", "question", "sentence", "epidemic", "government", "citizens", "encyclopedia"}
"""Kinds whose words may match: both sides are Chinese, and one is a passage."""
SHORT_TEXT = 5
"""Texts of fewer pieces are not thinned out."""


class Pairs:
    """All pairs as piece numbers, handed out by kind, each once before any comes again."""

    def __init__(self, pairs_file: Path, vocabulary: Vocabulary, rng: np.random.Generator):
        kinds, queries, passages = [], [], []
        with pairs_file.open(encoding="utf-8") as lines:
            for line in lines:
                kind, query, passage = line.rstrip("\n").split("\t")
                kinds.append(kind)
                queries.append(query)
                passages.append(passage)
        self.queries = vocabulary.encode(queries)
        self.passages = vocabulary.encode(passages)
        self.rng = rng
        found = np.array(kinds)
        self.kinds = sorted(set(kinds))
        self.members = {kind: rng.permutation(np.flatnonzero(found == kind)) for kind in self.kinds}
        self.next = dict.fromkeys(self.kinds, 0)
        shares = np.array([REPEATS[kind] * len(self.members[kind]) for kind in self.kinds])
        self.shares = shares / shares.sum()

    def batch(self, count: int) -> tuple[str, np.ndarray]:
        """A kind and some of its pairs: those of others would be told apart by their kind alone."""
        kind = self.kinds[self.rng.choice(len(self.kinds), p=self.shares)]
        members = self.members[kind]
        at = self.next[kind]
        if at > 0 and at + count > len(members):
            members = self.members[kind] = self.rng.permutation(members)
            at = 0
        self.next[kind] = at + count
        return kind, members[at : at + count]


class Sums(torch.autograd.Function):
    """Rows of a table added up as sparse counts say: in one order, so with the same bits every time."""

    @staticmethod
    def forward(context, table: torch.Tensor, counts: csr_matrix) -> torch.Tensor:
        context.counts = counts
        return torch.from_numpy(counts @ table.detach().numpy())

    @staticmethod
    def backward(context, gradient: torch.Tensor) -> tuple[torch.Tensor, None]:
        return torch.from_numpy(context.counts.T @ gradient.numpy()), None


def vectors(table: torch.Tensor, counts: csr_matrix) -> torch.Tensor:
    """Unit vectors of bags of pieces: the direction of the sum is that of the mean."""
    return F.normalize(Sums.apply(table, counts), dim=-1)


def thinned(bags: Bags, texts: np.ndarray, dropped: float, rng: np.random.Generator) -> csr_matrix:
    """Some pieces left out by chance, so that no single one decides."""
    counts = bags.counts(texts)
    lengths = np.diff(counts.indptr)
    is_short = np.repeat(lengths < SHORT_TEXT, lengths)
    counts.data *= is_short | (rng.random(counts.nnz) >= dropped)
    return counts


def contrast(scores: torch.Tensor) -> torch.Tensor:
    """Every query has to find its passage in the batch, and every passage its query."""
    own = torch.arange(len(scores))
    return (F.cross_entropy(scores, own) + F.cross_entropy(scores.T, own)) / 2


def train(pairs_file: Path, vocabulary: Vocabulary, options: Options) -> np.ndarray:
    torch.use_deterministic_algorithms(True)
    torch.set_num_threads(THREADS)
    torch.manual_seed(options.seed)
    rng = np.random.default_rng(options.seed)
    pairs = Pairs(pairs_file, vocabulary, rng)
    teacher = WordTeacher(pairs.passages, rng)
    table = torch.nn.Parameter(torch.randn(len(vocabulary), options.dimension) * 0.05)
    optimizer = torch.optim.Adam([table], lr=options.learning_rate, betas=(0.9, 0.99))
    average = torch.zeros_like(table.data)
    losses: list[float] = []
    started = time.monotonic()
    for step in range(1, options.steps + 1):
        left = max(options.last_rate, 1 - step / options.steps)
        rate = options.learning_rate * min(1, step / options.warmup_steps) * left
        for group in optimizer.param_groups:
            group["lr"] = rate
        kind, chosen = pairs.batch(options.batch_pairs)
        both = vstack(
            (
                thinned(pairs.queries, chosen, options.dropped_of_query, rng),
                thinned(pairs.passages, chosen, options.dropped_of_passage, rng),
            ),
            format="csr",
        )
        both.eliminate_zeros()
        queries, passages = vectors(table, both).split(len(chosen))
        scores = queries @ passages.T * options.sharpness
        loss = contrast(scores)
        if kind in TAUGHT_KINDS and options.taught > 0:
            taught = teacher.logits(pairs.queries, pairs.passages, chosen)
            loss = loss + options.taught * F.kl_div(
                F.log_softmax(scores, dim=1), F.softmax(taught, dim=1), reduction="batchmean"
            )
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        if step > options.steps - options.averaged_steps:
            average += table.data / options.averaged_steps
        if step % 100 == 0:
            seconds = time.monotonic() - started
            print(f"step {step}: loss {np.mean(losses[-100:]):.3f}, {seconds:.0f} s", file=sys.stderr, flush=True)
    learned = (average if options.averaged_steps else table.data).numpy()
    learned[: Vocabulary.FIRST_PIECE] = 0
    return learned
