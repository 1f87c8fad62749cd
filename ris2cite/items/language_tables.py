"""Languages: BCP 47 tags, ISO 639-2 codes, and names, with the English name first."""

from __future__ import annotations

_LINES = """
aa aar afar
ab abk abkhazian
af afr afrikaans
ak aka akan
am amh amharic
ar ara arabic arabe arabisch árabe العربية
as asm assamese
az aze azerbaijani azeri
ba bak bashkir
be bel belarusian byelorussian
bg bul bulgarian
bm bam bambara
bn ben bengali bangla
bo tib bod tibetan
br bre breton
bs bos bosnian
ca cat catalan català valencian
ce che chechen
co cos corsican
cs cze ces czech čeština
cv chv chuvash
cy wel cym welsh cymraeg
da dan danish dansk dänisch
de ger deu german deutsch allemand alemán tedesco alemão german(deutsch)
dv div divehi dhivehi
dz dzo dzongkha
ee ewe ewe
el gre ell greek griechisch grec ελληνικά modern_greek
en eng english anglais englisch inglés ingles inglese inglês engels
eo epo esperanto
es spa spanish español espanol espagnol spanisch castilian castellano spagnolo espanhol
et est estonian eesti
eu baq eus basque euskara
fa per fas persian farsi فارسی
ff ful fulah
fi fin finnish suomi
fj fij fijian
fo fao faroese
fr fre fra french français francais französisch francés francese francês
fy fry western_frisian frisian
ga gle irish gaeilge
gd gla scottish_gaelic gaelic
gl glg galician galego
gn grn guarani
gu guj gujarati
ha hau hausa
he heb hebrew עברית
hi hin hindi
hr hrv scr croatian hrvatski
ht hat haitian haitian_creole
hu hun hungarian magyar
hy arm hye armenian
id ind indonesian bahasa_indonesia
ig ibo igbo
is ice isl icelandic íslenska
it ita italian italiano italien italienisch
iu iku inuktitut
ja jpn japanese 日本語 japonais japanisch japonés
jv jav javanese
ka geo kat georgian
kk kaz kazakh
kl kal kalaallisut greenlandic
km khm khmer
kn kan kannada
ko kor korean 한국어 coréen
ks kas kashmiri
ku kur kurdish
ky kir kyrgyz kirghiz
la lat latin latein
lb ltz luxembourgish
lg lug ganda
ln lin lingala
lo lao lao
lt lit lithuanian lietuvių
lv lav latvian
mg mlg malagasy
mi mao mri maori māori
mk mac mkd macedonian
ml mal malayalam
mn mon mongolian
mr mar marathi
ms may msa malay
mt mlt maltese
my bur mya burmese
nb nob norwegian_bokmål bokmål
ne nep nepali
nl dut nld dutch nederlands flemish néerlandais niederländisch
nn nno norwegian_nynorsk nynorsk
no nor norwegian norsk
nv nav navajo
oc oci occitan
om orm oromo
or ori odia oriya
pa pan punjabi panjabi
pl pol polish polski polonais polnisch
ps pus pashto
pt por portuguese português portugues portugais portugiesisch portugués
qu que quechua
rm roh romansh
ro rum ron romanian română moldavian
ru rus russian русский russe russisch ruso
rw kin kinyarwanda
sa san sanskrit
sd snd sindhi
se sme northern_sami
si sin sinhala sinhalese
sk slo slk slovak slovenčina
sl slv slovenian slovene slovenščina
sm smo samoan
sn sna shona
so som somali
sq alb sqi albanian shqip
sr srp scc serbian српски srpski
st sot southern_sotho sotho
su sun sundanese
sv swe swedish svenska schwedisch
sw swa swahili kiswahili
ta tam tamil
te tel telugu
tg tgk tajik
th tha thai ไทย
ti tir tigrinya
tk tuk turkmen
tl tgl tagalog filipino
tn tsn tswana
to ton tonga
tr tur turkish türkçe turkce
tt tat tatar
ug uig uyghur uighur
uk ukr ukrainian українська
ur urd urdu
uz uzb uzbek
vi vie vietnamese tiếng_việt
wo wol wolof
xh xho xhosa
yi yid yiddish
yo yor yoruba
zh chi zho chinese 中文 汉语 chinois chinesisch chino mandarin_chinese
zh-Hans - simplified_chinese 简体中文
zh-Hant - traditional_chinese 繁體中文
zu zul zulu
grc grc ancient_greek
gsw gsw swiss_german
hsb hsb upper_sorbian
mul mul multiple_languages multilingual
sh scr serbo-croatian
en-GB - british_english english_(united_kingdom)
en-US - american_english english_(united_states)
pt-BR - brazilian_portuguese portuguese_(brazil)
"""

_TABLE: list[list[str]] = [line.split() for line in _LINES.strip().split("\n")]

LANGUAGES: dict[str, str] = {
    word.replace("_", " "): tag
    for tag, *words in reversed(_TABLE)
    for word in (tag.casefold(), *words)
    if word != "-"
}
"""Code or name, in lower case → BCP 47 tag."""

NAMES: dict[str, str] = {
    tag: words[1 + (len(words) > 2 and len(words[1]) == 3 and words[1].isascii())]
    .replace("_", " ")
    .title()
    for tag, *words in _TABLE
    if len(words) > 1
}
"""BCP 47 tag → English name."""

REGIONS: dict[str, str] = {
    "united states": "US",
    "us": "US",
    "usa": "US",
    "united kingdom": "GB",
    "uk": "GB",
    "great britain": "GB",
    "canada": "CA",
    "australia": "AU",
    "brazil": "BR",
    "brasil": "BR",
    "portugal": "PT",
    "spain": "ES",
    "mexico": "MX",
    "france": "FR",
    "germany": "DE",
    "austria": "AT",
    "switzerland": "CH",
    "china": "CN",
    "taiwan": "TW",
}
"""Name of a region in brackets after a language → ISO 3166 code."""
