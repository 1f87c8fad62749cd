"""Texts in place of names."""

from __future__ import annotations

from ris2cite.ris.values.text import NO_VALUE

ET_AL: frozenset[str] = frozenset(
    [
        "et al",
        "and others",
        "others",
        "et alii",
        "and other",
        "et. al",
        "et coll",
        "u.a",
        "u. a",
        "et autres",
        "y otros",
        "e outros",
        "...",
        "…",
        "et-al",
    ]
)
"""Texts for “and others” in a list of names."""

ANONYMOUS: frozenset[str] = frozenset(
    (
        "anonymous|anon|anonym|anonymus|no author|no authors listed|author unknown|unknown author|"
        "unknown|no authorship indicated|no author listed|no author given|no authors|author not "
        "identified|not identified|no author name available|no author name|not available|"
        "author not available|no author specified|no author identified|no named author|"
        "authors not listed|author not listed|not listed|not given|not stated|none listed|"
        "none given|no name|s.n|sine nomine|ohne verfasser|sans auteur|n.n"
    ).split("|")
)
"""Texts for “anonymous”."""

NO_GIVEN: frozenset[str] = NO_VALUE - {"NA"}
"""Texts that programs write for a missing given name. (``Smith, NA`` is N. A. Smith.)"""

REGISTRIES: frozenset[str] = frozenset(
    (
        "actrn chictr ctis ctri drks euctr eudract hkuctr irct isrctn itmctr japiccti jprn jrct "
        "kct lbctr nct ntr pactr rbr rpcec slctr tctr umin"
    ).split()
)
"""Registries of clinical trials, as their numbers begin. The Cochrane Library has the number
of a registered trial in place of its authors, or only what comes before the digits."""

GIVEN_NAMES: frozenset[str] = frozenset(
    (
        "adam alan albert alejandro alessandro alex alexander alexandra alfred alice amanda amy "
        "ana anders andrea andreas andrew angela ann anna anne anthony antonio arthur barbara "
        "benjamin beth brian carl carlos carol caroline catherine charles charlotte chris "
        "christian christina christine christopher claire claudia craig daniel david deborah "
        "diana donald donna douglas edward elena eleanor elizabeth ellen emily emma eric erik eva "
        "fernando fiona frank francesco francisco frederick gary george giovanni giuseppe gregory "
        "hannah hans harold heather helen henry ian ingrid isabel jack jacob james jan jane janet "
        "jason jean jeffrey jennifer jessica jim joan joanna john jonathan jorge jose joseph "
        "joshua juan judith julia julie karen karl katherine kathleen kenneth kevin klaus kim "
        "larry laura laurence lawrence lee linda lisa lucia luis luigi maria mario marie mark "
        "martha martin mary matthew michael michelle miguel monica nancy nathan nicholas nicole "
        "nina olga oliver pablo patricia patrick paul paula pedro peter philip philippe pierre "
        "rachel rafael raymond rebecca ricardo richard robert roberta roger ronald rosa roy ruth "
        "ryan samuel sandra sara sarah scott sharon simon sofia sophie stefan stephanie stephen "
        "steven stuart susan suzanne teresa thomas timothy tobias valerie victor victoria vincent "
        "walter wendy werner william wolfgang"
    ).split()
)
"""Common given names, which tell whether they stand first in a list of names."""

CHINESE_FAMILIES: frozenset[str] = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何罗羅梁宋郑鄭谢謝韩韓唐冯馮董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂"
    "苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊陆陸郝孔崔邱秦江史顾顧侯邵孟龙龍万萬段"
    "钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔"
)
"""The most common Chinese family names, which are single characters."""
