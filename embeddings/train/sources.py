"""Reads every source of the data folder into articles and pairs. One function a source."""

import csv
import io
import json
import lzma
import re
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Article(NamedTuple):
    title: str
    date: str | None
    """Eight digits, or nothing."""
    text: str


class Pair(NamedTuple):
    kind: str
    """Pairs of one kind are trained in batches of their own."""
    query: str
    passage: str


NEWS_LEAD = re.compile(r"^[^。]{0,20}?消息?\s*[(（]新闻联播[)）]\s*[：:]?\s*(?:本台消息[,，]?)?")
NEWS_CREDITS = re.compile(r"\s*[(（](?:视频|文字)编辑[^)）]*[)）]")
BRACKETS = re.compile(r"[\[【(（][^\]】)）]*[\]】)）]")


def open_text(file: Path) -> io.TextIOBase:
    if file.suffix == ".xz":
        return lzma.open(file, "rt", encoding="utf-8-sig")
    return file.open(encoding="utf-8-sig", newline="")


def json_lines(file: Path) -> Iterator[dict]:
    with open_text(file) as lines:
        for line in lines:
            yield json.loads(line)


def news(data: Path) -> Iterator[Article]:
    for item in json_lines(data / "news-2012-2026.jsonl.xz"):
        text = NEWS_CREDITS.sub("", NEWS_LEAD.sub("", item["text"].strip()))
        yield Article(re.sub(r"^[\[【][^\]】]*[\]】]", "", item["title"]).strip(), item["date"], text)


def epidemic_news(data: Path) -> Iterator[Article]:
    for item in json_lines(data / "DXYNews_union.jsonl.xz"):
        date = item["pubDate"][:10].replace("-", "")
        yield Article(item["title"], date, item["summary"] or "")


def work_reports(data: Path) -> Iterator[Article]:
    csv.field_size_limit(10_000_000)
    with tarfile.open(data / "gov-work-reports.tar.xz") as archive:
        for member in sorted(archive.getmembers(), key=lambda member: member.name):
            stream = archive.extractfile(member)
            if stream is None:
                continue
            rows = csv.DictReader(io.StringIO(stream.read().decode("utf-8-sig")))
            for row in rows:
                # Two of the files only list where the others come from.
                if "full_text" not in row:
                    continue
                yield Article(row["title"], row["publish_date"].replace("-", ""), row["full_text"])


def government_questions(data: Path) -> Iterator[Pair]:
    for item in json_lines(data / "gov-qa.jsonl"):
        yield Pair("government", item["question"], item["answer"])


def citizens_messages(data: Path) -> Iterator[Pair]:
    for item in json_lines(data / "citizen-replies.jsonl.xz"):
        message = re.sub(r"\s+", "", item["留言详情"])
        reply = re.sub(r"\s+", "", item["答复意见"])
        yield Pair("citizens", message[:300], reply[:300])
        yield Pair("citizens", item["留言主题"], reply[:300])
        yield Pair("citizens", item["留言主题"], message[:300])


def encyclopedia_questions(data: Path) -> Iterator[Pair]:
    """CMRC only: DRCD is a benchmark of this project."""
    for name in ("cmrc2018_dev.json.xz", "cmrc2018_trial.json"):
        with open_text(data / name) as stream:
            articles = json.load(stream)["data"]
        for article in articles:
            for paragraph in article["paragraphs"]:
                context = paragraph["context"]
                for question in paragraph["qas"]:
                    at = context.find(question["answers"][0]["text"])
                    start = max(0, at - 150)
                    yield Pair("encyclopedia", question["question"], context[start : start + 300])


def paraphrases(data: Path) -> Iterator[Pair]:
    for name, same in (
        ("AFQMC_train", "1"),
        ("LCQMC_dev", "1"),
        ("OCNLI_dev", "entailment"),
        ("Chinese-MNLI_dev", "entailment"),
        ("Chinese-SNLI_dev", "entailment"),
    ):
        with open_text(data / "sts" / f"{name}.txt.xz") as lines:
            for line in lines:
                first, second, label = line.rstrip("\r\n").split("\t")
                if label.strip() == same:
                    yield Pair("paraphrases", first, second)
    with open_text(data / "covid-question-pairs.csv") as lines:
        for row in csv.DictReader(lines):
            if row["label"] == "1":
                yield Pair("paraphrases", row["query1"], row["query2"])


def headlines(data: Path) -> Iterator[Pair]:
    for item in json_lines(data / "headlines-keywords.jsonl.xz"):
        if item["keywords"]:
            yield Pair("headlines", item["keywords"].replace(",", " "), item["sentence"])


def translations(data: Path) -> Iterator[Pair]:
    """English first."""
    with open_text(data / "tatoeba-en-zh.tsv.xz") as lines:
        for line in lines:
            english, chinese = line.split("\t")[:2]
            yield Pair("translations", english, chinese)
    for english_name, chinese_name in (
        ("generaltest2022.en-zh.src.en", "generaltest2022.en-zh.ref.A.zh"),
        ("generaltest2022.zh-en.ref.A.en", "generaltest2022.zh-en.src.zh"),
    ):
        english_lines = (data / "wmt22" / english_name).read_text("utf-8").split("\n")
        chinese_lines = (data / "wmt22" / chinese_name).read_text("utf-8").split("\n")
        for english, chinese in zip(english_lines, chinese_lines, strict=True):
            yield Pair("translations", english, chinese)
    with open_text(data / "tico19-en-zh.tmx.xz") as stream:
        segments = re.findall(r'xml:lang="(en|zh)">\s*<seg>(.*?)</seg>', stream.read(), re.DOTALL)
    for (first, english), (second, chinese) in zip(segments[::2], segments[1::2], strict=True):
        if (first, second) == ("en", "zh"):
            yield Pair("translations", english, chinese)
    with open_text(data / "tico19-terms-en-zh.csv") as lines:
        for row in csv.DictReader(lines):
            yield Pair("dictionary", row["sourceString"], row["targetString"])


DICTIONARY_LINE = re.compile(r"^\S+ (\S+) \[[^\]]*\] /(.*)/")
NOT_A_MEANING = re.compile(r"^(?:CL:|surname |(?:old |erhua |Japanese )?variant of|see |used in)")


def dictionary(data: Path) -> Iterator[tuple[str, list[str]]]:
    """Simplified words with their English meanings."""
    with open_text(data / "cedict.txt.xz") as lines:
        for line in lines:
            match = DICTIONARY_LINE.match(line)
            if not match:
                continue
            meanings = [
                re.sub(r"\[[^\]]*\]|\([^)]*\)", "", meaning).strip().removeprefix("to ")
                for meaning in match[2].split("/")
                if not NOT_A_MEANING.match(meaning)
            ]
            yield match[1], [meaning for meaning in meanings if 0 < len(meaning) < 60]


def synonyms(data: Path) -> Iterator[list[str]]:
    """Chinese words that share a meaning in Open WordNet."""
    groups: dict[str, list[str]] = {}
    with open_text(data / "wordnet-zh.tab.xz") as lines:
        for line in lines:
            meaning, _, word = line.rstrip("\n").partition("\t")
            if not meaning.startswith("#"):
                groups.setdefault(meaning, []).append(word.split("\t")[-1].replace("+", ""))
    yield from (words for words in groups.values() if len(words) > 1)
