"""Pages: what a browser shows comes out, line by line, nothing lost, nothing twice; the site's parts are marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workplan.readers import from_text, read
from workplan.source import SourceText, squeeze


def chrome(source: SourceText) -> list[str]:
    return [span.of(source.text) for span in source.chrome]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>一</p><p>二</p>", "一\n二"),
        ("<p>一<br>二<br/>三</p>", "一\n二\n三"),
        ("<div>一<div>二</div>三</div>", "一\n二\n三"),
        ("<h1>一</h1><ul><li>二<li>三</ul>四", "一\n二\n三\n四"),
        ("<p>一、<b>总</b><span>体</span><font>要求</font></p>", "一、总体要求"),
        ("<p>  一 \n  二\t三 </p>", "一 二 三"),
        ("<p>一</p>\n\n  <p>\n二</p>", "一\n二"),
        ("<p>一 <b> 二</b></p>", "一 二"),
        ("<p>&nbsp;&nbsp;一&nbsp;</p>", "\u00a0\u00a0一\u00a0"),
        ("<p>　　一</p>", "　　一"),
        ("<p>&ldquo;七一&rdquo;&mdash;&#x4e00;&#19968;&amp;&lt;</p>", "“七一”—一一&<"),
        ("<p>一<!-- 二 -->三</p>", "一三"),
        ("<pre>一\n  二\n</pre>三", "一\n  二\n三"),
        ('<p style="white-space:pre-wrap">一\n二</p>', "一\n二"),
        ('<p><span style="display:block">一</span>二</p>', "一\n二"),
        ("<P>一</P><DIV>二</DIV>", "一\n二"),
        ("<p>一<o:p>二</o:p></p>", "一二"),
        ("<p>一</p></div></p>二</body></html>三", "一\n二\n三"),
        ("<p>一<hr>二", "一\n二"),
        ("<p>一</p><%-- 二 --%><p>三</p>", "一\n三"),
    ],
)
def test_text_by_blocks(markup: str, text: str) -> None:
    assert from_text(f"<body>{markup}").text == text


@pytest.mark.parametrize(
    "hidden",
    [
        '<div style="display:none">略</div>',
        '<div style="color:red; DISPLAY : NONE ;">略<p>略</p></div>',
        '<p style="visibility:hidden">略</p>',
        '<p style="text-indent:-9999px">略</p>',
        "<p hidden>略</p>",
        '<span aria-hidden="true">略</span>',
        "<script>document.write('<p>略</p>')</script>",
        "<style>p {略}</style>",
        "<noscript><p>略</p></noscript>",
        "<template><p>略</p></template>",
        "<textarea>略</textarea>",
        "<title>略</title>",
        "<!-- <p>略</p> -->",
        "<iframe>略</iframe>",
        "<svg><text>略</text></svg>",
    ],
)
def test_what_is_hidden_is_left_out(hidden: str) -> None:
    assert from_text(f"<body><p>一</p>{hidden}<p>二</p>").text == "一\n二"


def test_a_page_that_hides_itself_until_its_script_ran() -> None:
    assert from_text('<body style="visibility:hidden"><p>一</p></body>').text == "一"
    assert from_text('<body><div style="display:none"><p>一</p></div></body>').text == "一"


@pytest.mark.parametrize(
    ("text", "name", "reader"),
    [
        ("<!DOCTYPE html><p>一", None, "html"),
        ("\n <html><body>一", None, "html"),
        ("<!-- saved --><html>一", None, "html"),
        ('<%@ page language="java" %>\n<html>一', None, "html"),
        ("<p>一</p>", None, "html"),
        ("<div class='a'>一</div>", "a.html", "html"),
        ("一<br>二", "a.HTM", "html"),
        ("一\n二", "a.html", "text"),
        ("<html><body>一", "a.txt", "html"),
        ("<p>一</p>", "a.md", "text"),
        ("# 一\n<br>", None, "text"),
        ("若 a<b 且 b>c，则", None, "text"),
        ("<一、目标>", None, "text"),
    ],
)
def test_pages_are_told_from_text(text: str, name: str | None, reader: str) -> None:
    assert read(text.encode(), name=name).reader == reader


@pytest.mark.parametrize(
    ("meta", "day"),
    [
        ('<meta name="PubDate" content="2031-05-06 10:20">', "2031-05-06"),
        ('<meta name="publishdate" content="2031年5月6日">', "2031-05-06"),
        ('<meta property="article:published_time" content="2031-05-06T10:20:00+08:00">', "2031-05-06"),
        ('<meta name="firstpublishedtime" content="2031-05-06-10:20:00">', "2031-05-06"),
        ('<meta name="dc.date" content="20310506">', "2031-05-06"),
        ('<meta name="date" content="2031/05/07"><meta name="pubdate" content="2031/05/06">', "2031-05-06"),
        ('<meta name="pubdate" content="2031-13-40"><meta name="date" content="2031/05/06">', "2031-05-06"),
        ('<meta name="pubdate" content="soon">', None),
        ('<meta name="description" content="2031-05-06">', None),
    ],
)
def test_the_day_of_publication(meta: str, day: str | None) -> None:
    assert from_text(f"<html><head>{meta}</head><body>一</body></html>").published == day


BODY = "<h1>云川市节水工作要点</h1><p>一、加快管网改造。年底前完成改造120公里。</p><p>二、推进农业节水。</p>"
TEXT = "云川市节水工作要点\n一、加快管网改造。年底前完成改造120公里。\n二、推进农业节水。"


@pytest.mark.parametrize(
    "part",
    [
        "<nav><a href='/'>首页</a><a href='/x'>新闻</a></nav>",
        "<header>云川市人民政府</header>",
        "<aside>热门推荐</aside>",
        "<ul><li><a href='/'>首页</a></li><li><a href='/a'>政务公开</a></li><li><a href='/b'>服务</a></li></ul>",
        "<div>您的位置：<a href='/'>首页</a> &gt; <a href='/a'>政务公开</a></div>",
        "<div class='top-nav'>长者模式</div>",
        "<div id='share_bar'>分享到：微信</div>",
        "<p>【打印】【关闭】</p>",
        "<select><option>市水务局</option><option>市财政局</option></select>",
    ],
)
@pytest.mark.parametrize("behind", [False, True], ids=["before", "behind"])
def test_parts_of_the_site_are_marked(part: str, behind: bool) -> None:
    source = from_text(f"<body>{BODY}{part}" if behind else f"<body>{part}{BODY}")
    (mark,) = chrome(source)
    assert source.text == (f"{TEXT}\n{mark}" if behind else f"{mark}\n{TEXT}")


def test_the_footer_and_what_stands_behind_it() -> None:
    footer = "<div><p>主办：云川市人民政府</p><p>网站标识码：1234567890</p></div><div>手机版</div>"
    source = from_text(f"<body>{BODY}{footer}")
    assert chrome(source) == ["主办：云川市人民政府\n网站标识码：1234567890\n手机版"]


@pytest.mark.parametrize(
    "part",
    [
        "<article><header><p>云市发〔2031〕5号</p></header></article>",
        "<div class='header'><p>各部门要认真落实。</p></div>",
        "<p>附件：<a href='a.doc'>1.任务表</a> <a href='b.pdf'>2.名单</a></p>",
        "<p><a href='/law'>《节约用水条例》</a>和<a href='/b'>《供水条例》</a>的任务由市水务局督促各县区抓好落实。</p>",
        "<div class='content-menus'>三、保障措施</div>",
    ],
)
def test_parts_of_the_document_are_not_marked(part: str) -> None:
    assert chrome(from_text(f"<body>{BODY}{part}")) == []


def test_a_block_with_the_pages_title_is_the_documents() -> None:
    title = "云川市人民政府办公室关于印发节水工作要点的通知"
    source = from_text(f"<html><title>{title}-云川</title><body><div class=header>{title}</div>{BODY}")
    assert chrome(source) == []


def test_a_page_of_links_alone_is_not_all_marked() -> None:
    assert chrome(from_text("<body><div><a href=a>一</a><a href=b>二</a></div>")) == []


def test_deep_nesting() -> None:
    depth = 30_000
    assert from_text("<html>" + "<div>" * depth + "一" + "</div>" * depth + "二").text == "一\n二"
    assert from_text("<html>" + "<b><div>" * depth + "一").text == "一"


def test_brackets_without_end() -> None:
    source = from_text("<html><p>" + "<" * 300_000 + "一")
    assert len(source.text) == 300_001


def test_broken_bytes_are_noted_where_they_come_out() -> None:
    data = "<html><head><title>甲</title></head><body><p>各部门要认真落实工作</p><p>一".encode() + b"\xff"
    source = read(data + "二</p>".encode())
    assert source.text == "各部门要认真落实工作\n一\ufffd二"
    assert source.notes == (("reader.broken-bytes", 12, 13),)


INLINE = st.sampled_from(["<b>", "</b>", "<span>", "</span>", "<a href=x>", "</a>", "&nbsp;", " ", "\n"])
BLOCK = st.sampled_from(["<p>", "</p>", "<div>", "</div>", "<br>", "<li>", "<h2>", "</h2>", "<hr>"])
TABLE = st.sampled_from(
    ["<table>", "</table>", "<tr>", "<td>", "</td>", "<td rowspan=2>", "<th colspan=3>", "<caption>"]
)
WORD = st.sampled_from(["一", "二、", "任务", "市水务局", "。", "a"])


@given(st.lists(st.one_of(INLINE, BLOCK, TABLE, WORD), max_size=60))
def test_no_visible_character_is_lost_or_doubled(pieces: list[str]) -> None:
    source = from_text("<body>" + "".join(pieces))
    shown = "".join(piece for piece in pieces if not piece.startswith(("<", "&")))
    assert sorted(squeeze(source.text)) == sorted(squeeze(shown))
    if "<caption>" not in pieces and "<table>" not in pieces:
        assert squeeze(source.text) == squeeze(shown)
    end = 0
    for span in source.chrome:
        assert end <= span.start < span.end <= len(source.text)
        end = span.end
    for table in source.tables:
        for cell in table.cells:
            assert table.start <= cell.start <= cell.end <= table.end
            assert not set("\n\t") & set(source.text[cell.start : cell.end])
