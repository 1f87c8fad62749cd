"""Names of months, seasons and weekdays, and phrases for “no date”."""

from __future__ import annotations

_MONTH_NAMES = (
    "january jan januar janvier janv enero ene gennaio gen janeiro januari styczeń leden ocak "
    "январь января янв "
    "stycznia ledna ianuarie tammikuu 一月",
    "february feb februar février févr fevrier fev febrero febbraio fevereiro februari luty feber "
    "февраль февраля фев "
    "lutego února februarie helmikuu 二月",
    "march mar märz maerz mrz mär mars marzo março marco maart mrt marzec mart март марта мар "
    "marts marca března martie maaliskuu 三月",
    "april apr avril avr abril abr aprile kwiecień nisan апрель апреля апр "
    "kwietnia dubna április aprilie huhtikuu 四月",
    "may mai mayo maggio mag maio mei maj mayıs май мая maja května május toukokuu 五月",
    "june jun juin junio giugno giu junho juni czerwiec haziran июнь июня июн "
    "czerwca června június iunie kesäkuu 六月",
    "july jul juillet juil julio luglio lug julho juli lipiec temmuz июль июля июл "
    "lipca července július iulie heinäkuu 七月",
    "august aug août aout agosto ago augustus augusti sierpień ağustos август августа авг "
    "sierpnia srpna elokuu 八月",
    "september sep sept septembre septiembre settembre set setembro wrzesień eylül "
    "сентябрь сентября сен сент "
    "września září szeptember septembrie syyskuu 九月",
    "october oct oktober okt octobre octubre ottobre ott outubro out październik ekim "
    "октябрь октября окт "
    "października října október octombrie lokakuu 十月",
    "november nov novembre noviembre novembro listopad kasım ноябрь ноября ноя нояб "
    "listopada listopadu noiembrie marraskuu 十一月",
    "december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro grudzień "
    "декабрь декабря дек "
    "grudnia prosince desember decembrie joulukuu 十二月",
)
MONTHS: dict[str, int] = {
    name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()
}
"""Name or abbreviation of a month, in lower case → its number."""

SEASONS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "spring spr frühling frühjahr printemps primavera",
            "summer sum sommer été verano estate verão",
            "autumn fall fal aut herbst automne otoño autunno outono",
            "winter win hiver invierno inverno",
        ),
        1,
    )
    for name in names.split()
}
"""Name or abbreviation of a season → its number in CSL."""

SEASON_NAMES: dict[int, str] = {1: "Spring", 2: "Summer", 3: "Fall", 4: "Winter"}

WEEKDAYS: frozenset[str] = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri "
    "sat sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi "
    "mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo "
    "lunedì martedì mercoledì giovedì venerdì sabato domenica segunda terça quarta quinta sexta "
    "feira maandag dinsdag woensdag donderdag vrijdag zaterdag zondag".split()
)
"""Weekdays, which add nothing to the day of the month."""

FILLERS: frozenset[str] = frozenset("de of the den le del do el".split())
"""Words between the parts of a date."""

NO_DATE: frozenset[str] = frozenset(
    "n.d|nd|n. d|n/d|no date|date unknown|not dated|undated|s.a|s. a|o. j|o.j|s.d|s. d|s.f|s. f|"
    "sans date|sine anno|sin fecha|ohne jahr".split("|")
)
"""Phrases for “no date”, without final full stops and brackets. Styles have their own
term for it."""

UNDATED: frozenset[str] = frozenset(
    "in press|forthcoming|submitted|accepted|to appear|unpublished|im druck|sous presse|"
    "en prensa".split("|")
)
"""Phrases in place of a date, without final full stops and brackets."""
