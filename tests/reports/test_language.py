"""Languages are told by script and function words; English and what is not recognised is kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.made import MORE, PROSE, laid
from travaux.model import Report
from travaux.reports import read
from travaux.reports.language import language_of, name_of, other_languages

TEXTS = {
    "en": "The ferry talks ended on Friday without a result, and both sides said that they would meet again after the "
    "holidays. The minister told reporters the draft was not what her country had asked for.",
    "fr": "Les négociations sur les ferries se sont achevées vendredi sans résultat, et les deux parties ont déclaré "
    "qu'elles se retrouveraient après les fêtes. Le texte n'est pas celui que le pays avait demandé.",
    "de": "Die Gespräche über die Fähren sind am Freitag ohne Ergebnis zu Ende gegangen, und beide Seiten wollen sich "
    "nach den Feiertagen wieder treffen. Der Entwurf ist nicht das, was die Ministerin verlangt hatte.",
    "es": "Las conversaciones sobre los transbordadores terminaron el viernes sin resultado, y las dos partes dijeron "
    "que se reunirán de nuevo después de las fiestas. El borrador no es lo que había pedido la ministra.",
    "it": "I colloqui sui traghetti si sono conclusi venerdì senza un risultato, e le due parti hanno detto che si "
    "incontreranno di nuovo dopo le feste. La bozza non è quella che il ministro aveva chiesto.",
    "pt": "As conversações sobre as balsas terminaram na sexta-feira sem resultado, e as duas partes disseram que se "
    "encontrarão de novo depois das férias. O texto não é aquilo que a ministra tinha pedido.",
    "nl": "De gesprekken over de veerboten zijn vrijdag zonder resultaat geëindigd, en beide partijen zeiden dat ze "
    "elkaar na de vakantie weer zullen ontmoeten. Het ontwerp is niet wat de minister had gevraagd.",
    "sv": "Samtalen om färjorna avslutades på fredagen utan resultat, och båda sidor sade att de ska mötas igen efter "
    "helgen. Utkastet är inte vad ministern hade begärt, och det finns inte någon ny tid för ett möte.",
    "da": "Samtalerne om færgerne sluttede fredag uden resultat, og begge sider sagde, at de vil mødes igen efter "
    "ferien. Udkastet er ikke det, som ministeren havde bedt om, og der er ikke sat en ny dato af parterne.",
    "no": "Samtalene om fergene ble avsluttet fredag uten resultat, og begge sider sa at de skal møtes igjen etter "
    "ferien. Utkastet er ikke det som statsråden hadde bedt om, og det er ikke satt noen ny dato av partene.",
    "fi": "Neuvottelut lautoista päättyivät perjantaina ilman tulosta, ja molemmat osapuolet sanoivat, että ne "
    "tapaavat uudelleen lomien jälkeen. Luonnos ei ole se, jota ministeri oli pyytänyt, mutta se on vielä auki.",
    "pl": "Rozmowy o promach zakończyły się w piątek bez wyniku, a obie strony powiedziały, że spotkają się ponownie "
    "po świętach. Projekt nie jest tym, o co prosiła minister, ale to nie jest jeszcze ostatnie słowo.",
    "cs": "Jednání o trajektech skončila v pátek bez výsledku a obě strany řekly, že se sejdou znovu po svátcích. "
    "Návrh není tím, o co ministryně žádala, ale podle ní to ještě není poslední slovo.",
    "sk": "Rokovania o trajektoch sa skončili v piatok bez výsledku a obe strany povedali, že sa stretnú znova po "
    "sviatkoch. Návrh nie je tým, o čo ministerka žiadala, ale podľa nej to ešte nie je posledné slovo.",
    "hu": "A kompokról folytatott tárgyalások pénteken eredmény nélkül értek véget, és mindkét fél azt mondta, hogy az "
    "ünnepek után újra találkoznak. A tervezet nem az, amit a miniszter kért, de még nem ez az utolsó szó.",
    "ro": "Discuțiile despre feriboturi s-au încheiat vineri fără rezultat, iar cele două părți au spus că se vor "
    "întâlni din nou după sărbători. Proiectul nu este ceea ce a cerut ministrul, dar nu este ultimul cuvânt.",
    "hr": "Razgovori o trajektima završili su u petak bez rezultata, a obje strane rekle su da će se ponovno sastati "
    "nakon praznika. Nacrt nije ono što je ministrica tražila, ali to još nije posljednja riječ.",
    "sl": "Pogovori o trajektih so se v petek končali brez rezultata, obe strani pa sta povedali, da se bosta po "
    "praznikih spet sestali. Osnutek ni to, kar je zahtevala ministrica, vendar to še ni zadnja beseda.",
    "lt": "Derybos dėl keltų penktadienį baigėsi be rezultato, ir abi pusės pasakė, kad po švenčių jos vėl susitiks. "
    "Projektas nėra tai, ko prašė ministrė, bet tai dar ne paskutinis žodis, nes jie gali tęsti.",
    "lv": "Sarunas par prāmjiem piektdien beidzās bez rezultāta, un abas puses teica, ka pēc svētkiem tās tiksies "
    "atkal. Projekts nav tas, ko lūdza ministre, bet tas vēl nav pēdējais vārds, jo tās var turpināt.",
    "et": "Läbirääkimised praamide üle lõppesid reedel tulemuseta ja mõlemad pooled ütlesid, et nad kohtuvad pärast "
    "pühi uuesti. Eelnõu ei ole see, mida minister küsis, kuid see ei ole veel viimane sõna.",
    "tr": "Feribotlar için yapılan görüşmeler cuma günü sonuç alınamadan bitti ve iki taraf da tatilden sonra yeniden "
    "bir araya geleceğini söyledi. Taslak bakanın istediği gibi değil, ancak bu son söz de değil.",
    "id": "Pembicaraan tentang kapal feri berakhir pada hari Jumat tanpa hasil, dan kedua pihak mengatakan bahwa "
    "mereka akan bertemu lagi setelah liburan. Rancangan itu tidak seperti yang diminta oleh menteri.",
    "vi": "Cuộc đàm phán về phà đã kết thúc vào thứ Sáu mà không có kết quả, và hai bên nói rằng họ sẽ gặp lại sau kỳ "
    "nghỉ. Bản dự thảo không phải là điều mà bộ trưởng đã yêu cầu, nhưng đó chưa phải là lời cuối.",
    "ca": "Les converses sobre els transbordadors van acabar divendres sense resultat, i les dues parts van dir que es "
    "tornaran a trobar després de les festes. El text no és el que havia demanat la ministra, però encara no és l'últim.",
    "sw": "Mazungumzo ya vivuko yalimalizika siku ya Ijumaa bila matokeo, na pande zote mbili zilisema kuwa "
    "zitakutana tena baada ya sikukuu. Rasimu hii si ile ya waziri, lakini hiyo pia ni kwa ajili ya nchi.",
    "tl": "Natapos ang mga pag-uusap tungkol sa mga lantsa noong Biyernes nang walang resulta, at sinabi ng dalawang "
    "panig na sila ay magkikita muli pagkatapos ng pista. Hindi ito ang hiningi ng ministro.",
    "sq": "Bisedimet për tragetet përfunduan të premten pa rezultat, dhe të dyja palët thanë se do të takohen përsëri "
    "pas festave. Drafti nuk është ai që ka kërkuar ministrja, por kjo nuk është fjala e fundit.",
    "is": "Viðræðum um ferjurnar lauk á föstudag án niðurstöðu og báðir aðilar sögðu að þeir myndu hittast aftur eftir "
    "hátíðirnar. Drögin eru ekki það sem ráðherrann hafði beðið um, en það er ekki síðasta orðið.",
    "ru": "Переговоры о паромах завершились в пятницу без результата, и обе стороны заявили, что они встретятся снова "
    "после праздников. Проект не тот, о котором просила министр, но это еще не последнее слово.",
    "uk": "Переговори про пороми завершилися у п'ятницю без результату, і обидві сторони заявили, що вони зустрінуться "
    "знову після свят. Проєкт не той, про який просила міністерка, але це ще не останнє слово.",
    "be": "Перамовы пра паромы скончыліся ў пятніцу без выніку, і абодва бакі заявілі, што яны сустрэнуцца зноў пасля "
    "свят. Праект не той, пра які прасіла міністр, але гэта яшчэ не апошняе слова.",
    "bg": "Преговорите за фериботите приключиха в петък без резултат и двете страни заявиха, че ще се срещнат отново "
    "след празниците. Проектът не е това, което поиска министърът, но това още не е последната дума.",
    "mk": "Преговорите за фериботите завршија во петокот без резултат и двете страни рекоа дека ќе се сретнат повторно "
    "по празниците. Нацртот не е тоа што го побара министерката, но тоа уште не е последниот збор од нив.",
    "sr": "Преговори о трајектима завршени су у петак без резултата, а обе стране су рекле да ће се поново састати "
    "након празника. Нацрт није оно што је министарка тражила, али то још није последња реч.",
    "ar": "انتهت المحادثات حول العبارات يوم الجمعة من دون نتيجة، وقال الطرفان إنهما سيجتمعان مرة أخرى بعد العطلة. "
    "المسودة ليست ما طلبته الوزيرة، لكن هذا ليس آخر كلمة في هذا الملف، ومن المقرر أن يعود الوفدان إلى المدينة.",
    "fa": "گفتگوها درباره کشتی‌ها روز جمعه بدون نتیجه پایان یافت و دو طرف گفتند که پس از تعطیلات بار دیگر دیدار خواهند "
    "کرد. این پیش‌نویس آن چیزی نیست که وزیر خواسته بود، اما این آخرین حرف هم نیست.",
    "ur": "فیری کے بارے میں مذاکرات جمعہ کو کسی نتیجے کے بغیر ختم ہو گئے، اور دونوں فریقوں نے کہا کہ وہ تعطیلات کے بعد "
    "دوبارہ ملیں گے۔ یہ مسودہ وہ نہیں ہے جو وزیر نے مانگا تھا، لیکن یہ آخری بات بھی نہیں ہے۔",
    "hi": "नौका को लेकर बातचीत शुक्रवार को बिना किसी नतीजे के समाप्त हो गई और दोनों पक्षों ने कहा कि वे छुट्टियों के बाद फिर मिलेंगे। "
    "मसौदा वह नहीं है जो मंत्री ने मांगा था, लेकिन यह आखिरी शब्द भी नहीं है।",
    "mr": "फेरीबाबतची चर्चा शुक्रवारी कोणत्याही निष्कर्षाविना संपली आणि दोन्ही बाजूंनी सांगितले की ते सुट्टीनंतर पुन्हा भेटतील. "
    "मसुदा मंत्र्यांनी मागितला होता तसा नाही, पण हे शेवटचे शब्द नाहीत असे त्यांनी म्हटले आहे.",
    "ne": "फेरीबारे भएको वार्ता शुक्रबार कुनै नतिजा बिना सकियो र दुवै पक्षले बिदापछि फेरि भेट्ने बताए। "
    "मस्यौदा मन्त्रीले माग गरेको जस्तो छैन, तर यो अन्तिम शब्द पनि होइन भन्ने उनको भनाइ छ र वार्ता जारी छ।",
    "el": "Οι συνομιλίες για τα πορθμεία έληξαν την Παρασκευή χωρίς αποτέλεσμα, και οι δύο πλευρές είπαν ότι θα "
    "συναντηθούν ξανά μετά τις γιορτές.",
    "he": "השיחות על המעבורות הסתיימו ביום שישי ללא תוצאה, ושני הצדדים אמרו כי ייפגשו שוב לאחר החגים. הטיוטה אינה מה "
    "שביקשה השרה.",
    "hy": "Լաստանավերի շուրջ բանակցություններն ավարտվեցին ուրբաթ օրը առանց արդյունքի, և երկու կողմերը հանդիպելու են կրկին։",
    "ka": "ბორნების შესახებ მოლაპარაკება პარასკევს უშედეგოდ დასრულდა და ორივე მხარე კვლავ შეხვდება დღესასწაულების შემდეგ.",
    "bn": "ফেরি নিয়ে আলোচনা শুক্রবার কোনো ফল ছাড়াই শেষ হয়েছে এবং দুই পক্ষ বলেছে যে তারা ছুটির পর আবার বসবে।",
    "ta": "படகுகள் குறித்த பேச்சுவார்த்தை வெள்ளிக்கிழமை முடிவு எதுவும் இன்றி முடிந்தது, இரு தரப்பும் மீண்டும் சந்திக்கும்.",
    "th": "การเจรจาเรื่องเรือข้ามฟากสิ้นสุดลงเมื่อวันศุกร์โดยไม่มีผล และทั้งสองฝ่ายกล่าวว่าจะพบกันอีกครั้งหลังวันหยุด",
    "ko": "여객선 협상은 금요일 아무런 결과 없이 끝났으며 양측은 연휴가 끝난 뒤 다시 만나기로 했다고 밝혔다.",
    "ja": "フェリーをめぐる交渉は金曜日に成果なく終わり、双方は休暇の後に再び会談すると述べた。草案は大臣が求めたものではない。",
    "zh": "渡轮谈判周五无果而终，双方表示将在假期之后再次会面。部长说草案不是她所要求的，但这还不是最后的定论。",
}


@pytest.mark.parametrize("language", TEXTS)
def test_languages_are_told_apart(language: str) -> None:
    assert language_of(TEXTS[language]) == language


@pytest.mark.parametrize("language", [code for code in TEXTS if code != "en"])
def test_a_text_with_english_lines_around_it_is_still_told_or_kept(language: str) -> None:
    framed = f"Sign in\nLatest news\n{TEXTS[language]}\n{TEXTS[language]}\nAll rights reserved"
    assert language_of(framed) == language


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("", {None}),
        ("   \n\t", {None}),
        ("12.5 / 30 %", {None}),
        ("Ferry talks end", {None}),
        ("Le texte n'est pas prêt", {None}),  # too short to say
        ("合意", {None}),
        # names heavy
        (
            "Jan de Vries, Anna van der Berg, Luis de la Cruz, Marie du Pont, Karl von der Heide, El Sayed, José dos "
            "Santos, Ahmet Bey, Li Na, Per Olsson and Dag Moe met in La Paz, Den Haag, Las Palmas and El Paso.",
            {"en", None},
        ),
        ("Results: Ajax 2 PSV 1; Real Madrid 3 Barcelona 3; Roma 0 Lazio 0; Bayern 4 Mainz 1; Porto 2 Braga 2", {None}),
        # word by word rewritten by a machine: much of its grammar is still English
        (
            "The boat conversations concluded astatine the terminal of the hebdomad, and some flanks aforesaid that "
            "they volition just once more adjacent period. The pastor told newsmen the outline was not what her "
            "state had requested for.",
            {"en", None},
        ),
        # half and half
        (f"{TEXTS['en']}\n{TEXTS['fr']}", {"en", None}),
        (f"{TEXTS['en']}\n{TEXTS['ru']}", {"en", None}),
        # a quotation in another language
        (f"{TEXTS['en']} {PROSE} {MORE} “{TEXTS['es'][:90]}”, she said.", {"en"}),
        # hexadecimal, code, addresses
        ("f3a9 0b1c 77de " * 20, {None}),
    ],
)
def test_what_may_be_english_is_kept(text: str, languages: set[str | None]) -> None:
    assert language_of(text) in languages


def test_decomposed_letters_and_cedillas_are_read_alike() -> None:
    import unicodedata

    for code in ("vi", "fr", "ro", "lv"):
        assert language_of(unicodedata.normalize("NFD", TEXTS[code])) == code
    assert language_of(TEXTS["ro"].translate(str.maketrans("șț", "şţ"))) == "ro"


def test_other_languages_are_named_and_english_is_kept() -> None:
    english, french, short = laid(TEXTS["en"], "a.txt"), laid(TEXTS["fr"], "b.txt"), laid("Talks", "c.txt")
    kept, skipped = other_languages([english, french, short])
    assert [(r.path, r.language) for r in kept] == [("a.txt", "en"), ("c.txt", None)]
    assert [(s.path, s.reason) for s in skipped] == [("b.txt", "written in French (fr): only English is read so far")]


def test_a_language_found_before_stands() -> None:
    report = Report(id="r-1", path="a.txt", text=TEXTS["en"], language="cy")
    assert other_languages([report]) == ([], other_languages([report])[1])
    assert "written in cy:" in other_languages([report])[1][0].reason
    assert name_of("ja") == "Japanese (ja)"


@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    assert language_of(text) is None or language_of(text) in language_codes()


def language_codes() -> set[str]:
    return set(TEXTS) | {"am", "pa", "gu", "te", "kn", "ml", "si", "lo", "my", "km"}


@pytest.mark.shared
def test_all_real_reports_are_kept(shared: Path) -> None:
    packs = ("peace-plan", "cod-treaty", "iran-deal", "us-china-trade", "fiscal-cliff")
    piles = [shared / "examples" / pack / "reports" for pack in packs]
    piles += [p for p in (shared / "corpora").iterdir() if p.is_dir()]
    kept, skipped = other_languages(read(piles).reports)
    assert skipped == []
    assert {r.language for r in kept} == {"en"}
