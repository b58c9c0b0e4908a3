"""Words for medicines, doses, restraint, treatment, and waiting before calling, language by language, as whole phrases."""

from __future__ import annotations

MEDICAL_WORDS = {
    "ar": (
        "أدوية", "أقراص", "إبرة", "إنعاش", "الأدوية", "الأقراص", "الإنعاش", "التنفس الاصطناعي", "الجرعة", "الحقنة", "الدواء", "الضمادة",
        "تنفس اصطناعي", "جرعة", "حقنة", "دواء", "ضغطات الصدر", "ضمادة", "عاصبة", "وضعية الإفاقة",
    ),
    "da": (
        "adrenalin", "behandl", "behandle", "bind dem", "dosis", "fasthold", "forbinding", "førstehjælp på", "giv hjertemassage",
        "hjertemassage", "hjertestart", "indsprøjtning", "injektion", "insulin", "kunstigt åndedræt", "læg i aflåst sideleje", "aflåst sideleje",
        "medicin", "medicinen", "panodil", "pille", "piller", "smertestillende", "sprøjte", "tablet", "tabletter", "tourniquet", "vent og se",
    ),
    "de": (
        "abwarten", "adrenalin", "arznei", "arzneimittel", "asthmaspray", "aspirin", "beatme", "beatmen", "beatmung", "behandle", "behandeln",
        "behandlung", "defibrilliere", "defibrillieren", "dosierung", "dosis", "druckverband", "epipen", "fesseln", "fessle", "fixiere",
        "fixieren", "herzdruckmassage", "herzmassage", "ibuprofen", "impfen", "injektion", "injiziere", "insulin", "medikament", "medikamente",
        "mund-zu-mund", "paracetamol", "pille", "pillen", "reanimation", "reanimiere", "reanimieren", "ringe nieder", "salbe",
        "schmerzmittel", "spritze", "stabile seitenlage", "tablette", "tabletten", "überwältige", "überwältigen", "verabreiche", "verabreichen",
        "verbinde die wunde", "wiederbelebe", "wiederbeleben", "wiederbelebung", "zum erbrechen bringen",
    ),
    "en": (
        "abdominal thrusts", "adrenaline", "antihistamine", "apply pressure", "artificial respiration", "aspirin", "auto-injector",
        "back blows", "bandage", "bandages", "chest compressions", "cpr", "defibrillate", "diagnose", "dose", "doses", "drug", "drugs",
        "epipen", "glucose", "handcuff", "handcuffs", "heimlich", "hold her", "hold him", "hold them", "ibuprofen", "induce vomiting",
        "inhaler", "inject", "injection", "insulin", "make them sick", "make them vomit", "medicament", "medication", "medicine",
        "medicines", "mouth to mouth", "mouth-to-mouth", "naloxone", "nitroglycerin", "ointment", "painkiller", "painkillers",
        "paracetamol", "pill", "pills", "pin them", "recovery position", "rescue breaths", "restrain", "restraint", "resuscitate",
        "resuscitation", "sleep it off", "splint", "tablet", "tablets", "tackle", "tie them", "tourniquet", "treat her", "treat him",
        "treat the burn", "treat the injury", "treat the person", "treat the wound", "treat them", "treatment", "wait and see",
        "wait to see", "walk it off", "wrestle",
    ),
    "es": (
        "adrenalina", "analgésico", "aspirina", "cura la herida", "desfibrila", "dosis", "espera a ver", "haz vomitar", "ibuprofeno", "insulina",
        "inmoviliza", "inyección", "inyecta", "inyectar", "masaje cardíaco", "medicación", "medicamento", "medicamentos", "medicina",
        "paracetamol", "pastilla", "pastillas", "pomada", "posición lateral de seguridad", "provoca el vómito", "reanima", "reanimación",
        "respiración artificial", "respiración boca a boca", "sujétalo", "sujétala", "torniquete", "trata la herida", "tratamiento", "vendaje",
    ),
    "fr": (
        "adrénaline", "antalgique", "aspirine", "attache-le", "attachez-le", "bouche-à-bouche", "cachet", "cachets", "comprimé", "comprimés",
        "défibrille", "défibrillez", "dose", "doses", "faire vomir", "faites vomir", "garrot", "ibuprofène", "immobilise-le", "immobilisez-le",
        "injecte", "injecter", "injectez", "injection", "insuline", "maîtrise-le", "maîtrisez-le", "massage cardiaque", "médicament",
        "médicaments", "paracétamol", "piqûre", "pommade", "position latérale de sécurité", "réanimation", "réanimer", "réanimez",
        "respiration artificielle", "soigne la plaie", "soignez la plaie", "traitement",
    ),
    "he": (
        "אינסולין", "אנטיביוטיקה", "החייאה", "הנשמה", "זריקה", "חוסם עורקים", "חבישה", "כדורים", "לרסן", "מינון", "משאף", "עיסוי לב",
        "תחבושת", "תנוחת התאוששות", "תרופה", "תרופות",
    ),
    "it": (
        "adrenalina", "analgesico", "aspirina", "aspetta e vedi", "bendaggio", "compressa", "compresse", "dose", "dosi", "farmaci", "farmaco",
        "fai vomitare", "ibuprofene", "immobilizza", "iniezione", "insulina", "laccio emostatico", "massaggio cardiaco", "medicina", "medicinale",
        "medicinali", "paracetamolo", "pastiglia", "pastiglie", "pillola", "pillole", "pomata", "posizione laterale di sicurezza",
        "respirazione artificiale", "respirazione bocca a bocca", "rianima", "rianimazione", "terapia", "trattieni con la forza",
    ),
    "ja": (
        "人工呼吸", "包帯", "取り押さえ", "回復体位", "心臓マッサージ", "心肺蘇生", "投与", "投薬", "拘束", "止血帯", "注射", "薬", "錠剤", "鎮痛剤",
    ),
    "nl": (
        "adrenaline", "afwachten", "aspirine", "beadem", "beademen", "behandel", "behandeling", "dosering", "dosis", "hartmassage", "ibuprofen",
        "injecteer", "injectie", "insuline", "kalmeringsmiddel", "laat braken", "medicijn", "medicijnen", "mond-op-mondbeademing", "overmeester",
        "paracetamol", "pijnstiller", "pijnstillers", "pil", "pillen", "pleister", "reanimatie", "reanimeer", "reanimeren",
        "stabiele zijligging", "tablet", "tabletten", "tourniquet", "verband", "vastbinden", "zalf",
    ),
    "pl": (
        "adrenalina", "adrenalinę", "aspiryna", "aspirynę", "bandaż", "dawka", "dawkę", "ibuprofen", "insulina", "insulinę", "lek", "leki", "leków",
        "maść", "masaż serca", "obezwładnij", "opaska uciskowa", "opatrunek", "paracetamol", "pigułka", "pozycja boczna bezpieczna", "reanimacja",
        "reanimuj", "sztuczne oddychanie", "tabletka", "tabletkę", "tabletki", "zastrzyk", "zwiąż",
    ),
    "pt": (
        "adrenalina", "analgésico", "aspirina", "comprimido", "comprimidos", "dose", "doses", "faça vomitar", "garrote", "ibuprofeno", "imobilize",
        "injeção", "injete", "insulina", "ligadura", "massagem cardíaca", "medicação", "medicamento", "medicamentos", "paracetamol", "pomada",
        "posição lateral de segurança", "reanimação", "reanime", "remédio", "remédios", "respiração artificial", "respiração boca a boca", "torniquete",
        "tratamento",
    ),
    "sv": (
        "adrenalin", "avvakta", "behandla", "behandling", "bedöva", "dos", "dosen", "framstupa sidoläge", "förband", "hjärtmassage", "hjärt-lungräddning",
        "hlr", "ibuprofen", "injektion", "insulin", "konstgjord andning", "läkemedel", "medicin", "medicinen", "piller", "salva", "smärtstillande",
        "stabilt sidoläge", "tablett", "tabletter", "tourniquet",
    ),
    "uk": (
        "адреналін", "бинт", "доза", "дозу", "джгут", "знеболювальне", "ін'єкцію", "ін'єкція", "інсулін", "лікувати", "ліки", "мазь",
        "масаж серця", "пігулка", "пігулку", "реанімація", "реанімуйте", "стабільне бокове положення", "таблетка", "таблетки", "таблетку", "укол",
        "штучне дихання",
    ),
    "zh": (
        "人工呼吸", "包扎", "包紮", "复苏体位", "心肺复苏", "心肺復甦", "服药", "服藥", "止痛药", "止痛藥", "止血带", "止血帶", "注射", "用药", "用藥",
        "约束", "約束", "给药", "給藥", "胸外按压", "胸外按壓", "药", "藥",
    ),
}  # fmt: skip
"""By the code of the language."""
