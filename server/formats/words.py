"""What the readers say to a person, in English and Spanish.

Promises one sentence for each code and language, short and without jargon of software.
Refuses an unknown code loudly (KeyError), so that no error leaves without its words.
"""

from __future__ import annotations

from server.formats import words_crew, words_scripts

_EN = {
    "where": "At {place}.",
    "line_column": "line {line}, column {column}",
    "line_offset": "line {line}, offset {offset}",
    "offset": "offset {offset}",
    "no_file.what": "There is no file called {name}.",
    "no_file.mend": "Check the name and the folder.",
    "not_a_file.what": "{name} is not a file that can be read.",
    "not_a_file.mend": "Choose the schedule file itself, and check that you may read it.",
    "too_large.what": "The file is too large: {size} MB or more; the most is {most} MB.",
    "too_large.mend": "Export only the schedule, without script or pictures.",
    "empty.what": "The file is empty.",
    "empty.mend": "Export the schedule again; the copy may have broken off.",
    "other_format.what": "This is {format}, not a USS schedule.",
    "other_format.mend": "In your scheduling program choose the export “Universal Schedule Standard (.uss)”.",
    "not_utf8.what": "The text is not UTF-8: byte {byte} cannot be read.",
    "not_utf8.mend": "Save or export it again with the encoding UTF-8.",
    "not_json.what": "This is not a USS file: {why}.",
    "not_json.mend": "Choose the .uss file that your scheduling program exported; do not edit it by hand.",
    "truncated.what": "The file ends in the middle.",
    "truncated.mend": "It was probably cut off on the way: export or send it again.",
    "too_deep.what": "The file is nested deeper than any schedule is.",
    "too_deep.mend": "Export the schedule again from your scheduling program.",
    "too_many.what": "There are {count} {things}; the most is {most}.",
    "too_many.mend": "Split the schedule and import its parts one by one.",
    "twin_key.what": "“{key}” stands twice in one place.",
    "twin_key.mend": "Export the schedule again from your scheduling program.",
    "not_uss.what": "This is JSON, but no schedule: “universalScheduleStandard” is missing.",
    "not_uss.mend": "Choose the .uss file that your scheduling program exported.",
    "shape.what": "A value has the wrong shape: {why}.",
    "shape.mend": "Mend it in the scheduling program and export again.",
    "twin_id.what": "The id {id} stands twice among {things}.",
    "twin_id.mend": "Export the schedule again from your scheduling program.",
    "no_work_day.what": "The calendar “{name}” has every day of the week off.",
    "no_work_day.mend": "Give it a day to shoot on, and export again.",
    "mapping.what": "What was said about the columns cannot be.",
    "mapping.mend": "Choose for each column one of the fields offered, or to leave it out.",
    "remark.unplaced": "Board “{board}”, in no day and not in the boneyard ({count}): {names}",
    "remark.loose": "Board “{board}”, between its days and in none of them ({count}): {names}",
    "remark.twice_on_board": "Board “{board}”: {name} is placed more than once; the first place stands",
    "remark.unknown_on_board": "Board “{board}”, places naming a breakdown that the file does not have: {count}",
    "remark.no_calendar": "Board “{board}” names no calendar of this file: its days have no dates",
    "remark.no_start": "Calendar “{calendar}” has no start: its days have no dates",
    "remark.many_starts": "Calendar “{calendar}” has more than one start: the first, {date}, stands",
    "remark.start_off": "Calendar “{calendar}” starts on {date}, a day it has off itself",
    "remark.no_number": "Strips without a scene number ({count}): {names}",
    "remark.twin_number": "Scene {number} stands on {count} strips",
    "remark.odd_pages": "{name}: {pages} pages is no whole eighth; taken as {eighths}/8",
    "remark.unknown_elements": "Mentions of elements that the file does not have: {count}",
    "remark.no_category": "Elements without a category ({count}): {names}",
    "remark.cell_unread": "“{text}” was not understood and is left out",
    "remark.no_pages": "Strips without a length ({count}): {names}",
    "why.number": "a number is wanted",
    "why.pages": "pages are a number of 0 to 1,000 (3/8 of a page is 0.375)",
    "why.duration": "a duration is a whole number of milliseconds, at most 31 days",
    "why.text": "text is wanted",
    "why.long": "the text is longer than any schedule needs",
    "why.broken_text": "the text holds half a character",
    "why.id": "an id is wanted: text of 1 to 200 characters",
    "why.list": "a list is wanted",
    "why.many_ids": "more elements than any scene has",
    "why.record": "a record in braces is wanted",
    "why.missing": "it is missing",
    "why.date": "a date such as 2026-05-14T07:00:00.000Z is wanted, from 1900 to 2199",
    "why.weekday": "days of the week are numbers from 0 (Sunday) to 6 (Saturday)",
    "why.type": "the type is “scene”, “strip”, “banner” or “day”",
    "why.other": "it is not what the standard says",
    "why.constant": "{word} is no number",
    "why.huge_number": "a number has too many figures",
    "why.no_brace": "it does not begin with a brace",
    "why.syntax": "the text is not JSON here",
    "breakdowns": "breakdowns",
    "elements": "elements",
    "categories": "categories",
    "calendars": "calendars",
    "stripboards": "stripboards",
    "days": "shoot days on one board",
    "parts": "parts in the file",
    "a_pdf": "a PDF",
    "a_zip": "a packed or office file (zip, xlsx, docx)",
    "an_old_office": "an old office file or a closed scheduling format",
    "a_closed_schedule": "a scheduling program's own file",
    "an_fdx": "a Final Draft script (fdx)",
    "an_xml": "an XML file",
    "an_image": "a picture",
    "a_gzip": "a packed file (gzip)",
    "a_web_page": "a web page",
    "a_calendar": "a calendar (ics)",
    "a_fountain": "a script in Fountain",
    "scene": "scene {number}",
    "scene_unnumbered": "unnumbered scene {slug}",
    "banner": "banner {text}",
    "and_more": "and {count} more",
}

_ES = {
    "where": "En {place}.",
    "line_column": "línea {line}, columna {column}",
    "line_offset": "línea {line}, posición {offset}",
    "offset": "posición {offset}",
    "no_file.what": "No hay ningún archivo llamado {name}.",
    "no_file.mend": "Revisa el nombre y la carpeta.",
    "not_a_file.what": "{name} no es un archivo que se pueda leer.",
    "not_a_file.mend": "Elige el archivo del plan y comprueba que tienes permiso para leerlo.",
    "too_large.what": "El archivo es demasiado grande: {size} MB o más; el máximo es {most} MB.",
    "too_large.mend": "Exporta solo el plan de rodaje, sin guion ni imágenes.",
    "empty.what": "El archivo está vacío.",
    "empty.mend": "Exporta otra vez el plan; puede que la copia se haya cortado.",
    "other_format.what": "Esto es {format}, no un plan de rodaje USS.",
    "other_format.mend": "En tu programa elige la exportación «Universal Schedule Standard (.uss)».",
    "not_utf8.what": "El texto no es UTF-8: el byte {byte} no se puede leer.",
    "not_utf8.mend": "Guárdalo o expórtalo otra vez con la codificación UTF-8.",
    "not_json.what": "Esto no es un archivo USS: {why}.",
    "not_json.mend": "Elige el archivo .uss que exportó tu programa; no lo edites a mano.",
    "truncated.what": "El archivo termina a la mitad.",
    "truncated.mend": "Seguramente se cortó por el camino: expórtalo o envíalo otra vez.",
    "too_deep.what": "El archivo está anidado más hondo que cualquier plan.",
    "too_deep.mend": "Exporta otra vez el plan desde tu programa.",
    "too_many.what": "Hay {count} {things}; el máximo es {most}.",
    "too_many.mend": "Divide el plan e importa sus partes una por una.",
    "twin_key.what": "«{key}» aparece dos veces en el mismo sitio.",
    "twin_key.mend": "Exporta otra vez el plan desde tu programa.",
    "not_uss.what": "Esto es JSON, pero no un plan: falta «universalScheduleStandard».",
    "not_uss.mend": "Elige el archivo .uss que exportó tu programa.",
    "shape.what": "Un valor no tiene la forma debida: {why}.",
    "shape.mend": "Corrígelo en tu programa y exporta otra vez.",
    "twin_id.what": "El id {id} aparece dos veces entre {things}.",
    "twin_id.mend": "Exporta otra vez el plan desde tu programa.",
    "no_work_day.what": "El calendario «{name}» libra todos los días de la semana.",
    "no_work_day.mend": "Dale un día de rodaje y exporta otra vez.",
    "mapping.what": "Lo que se dijo de las columnas no puede ser.",
    "mapping.mend": "Elige para cada columna uno de los campos ofrecidos, o dejarla fuera.",
    "remark.unplaced": "Tablero «{board}», en ningún día ni en el boneyard ({count}): {names}",
    "remark.loose": "Tablero «{board}», entre sus días y en ninguno ({count}): {names}",
    "remark.twice_on_board": "Tablero «{board}»: {name} está colocada más de una vez; vale el primer lugar",
    "remark.unknown_on_board": "Tablero «{board}», lugares que nombran un desglose que no está en el archivo: {count}",
    "remark.no_calendar": "El tablero «{board}» no nombra ningún calendario del archivo: sus días no tienen fecha",
    "remark.no_start": "El calendario «{calendar}» no tiene inicio: sus días no tienen fecha",
    "remark.many_starts": "El calendario «{calendar}» tiene más de un inicio: vale el primero, {date}",
    "remark.start_off": "El calendario «{calendar}» empieza el {date}, un día que él mismo libra",
    "remark.no_number": "Tiras sin número de escena ({count}): {names}",
    "remark.twin_number": "La escena {number} está en {count} tiras",
    "remark.odd_pages": "{name}: {pages} páginas no son octavos enteros; se toma como {eighths}/8",
    "remark.unknown_elements": "Menciones de elementos que no están en el archivo: {count}",
    "remark.no_category": "Elementos sin categoría ({count}): {names}",
    "remark.cell_unread": "«{text}» no se entendió y se deja fuera",
    "remark.no_pages": "Tiras sin longitud en páginas ({count}): {names}",
    "why.number": "hace falta un número",
    "why.pages": "las páginas son un número de 0 a 1000 (3/8 de página es 0.375)",
    "why.duration": "una duración es un número entero de milisegundos, 31 días como mucho",
    "why.text": "hace falta texto",
    "why.long": "el texto es más largo de lo que un plan necesita",
    "why.broken_text": "el texto contiene medio carácter",
    "why.id": "hace falta un id: texto de 1 a 200 caracteres",
    "why.list": "hace falta una lista",
    "why.many_ids": "más elementos de los que tiene una escena",
    "why.record": "hace falta un registro entre llaves",
    "why.missing": "falta",
    "why.date": "hace falta una fecha como 2026-05-14T07:00:00.000Z, de 1900 a 2199",
    "why.weekday": "los días de la semana son números de 0 (domingo) a 6 (sábado)",
    "why.type": "el tipo es «scene», «strip», «banner» o «day»",
    "why.other": "no es lo que dice el estándar",
    "why.constant": "{word} no es un número",
    "why.huge_number": "un número tiene demasiadas cifras",
    "why.no_brace": "no empieza por una llave",
    "why.syntax": "aquí el texto no es JSON",
    "breakdowns": "desgloses",
    "elements": "elementos",
    "categories": "categorías",
    "calendars": "calendarios",
    "stripboards": "tableros",
    "days": "días de rodaje en un tablero",
    "parts": "partes en el archivo",
    "a_pdf": "un PDF",
    "a_zip": "un archivo comprimido o de oficina (zip, xlsx, docx)",
    "an_old_office": "un archivo de oficina antiguo o un formato de plan cerrado",
    "a_closed_schedule": "el archivo propio de un programa de planes",
    "an_fdx": "un guion de Final Draft (fdx)",
    "an_xml": "un archivo XML",
    "an_image": "una imagen",
    "a_gzip": "un archivo comprimido (gzip)",
    "a_web_page": "una página web",
    "a_calendar": "un calendario (ics)",
    "a_fountain": "un guion en Fountain",
    "scene": "escena {number}",
    "scene_unnumbered": "escena sin número {slug}",
    "banner": "rótulo {text}",
    "and_more": "y {count} más",
}

LANGUAGES = {"en": {**_EN, **words_scripts.EN, **words_crew.EN}, "es": {**_ES, **words_scripts.ES, **words_crew.ES}}


def say(language: str, code: str, **facts: object) -> str:
    """The sentence of a code; facts that are lists or names are put into the language's own words."""
    table = LANGUAGES[language]
    ready = {key: put(language, fact) for key, fact in facts.items()}
    return table[code].format(**ready)


class Name:
    """A scene or banner as a sentence names it: a code of this module with its facts."""

    def __init__(self, code: str, **facts: object) -> None:
        self.code = code
        self.facts = facts

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Name) and (self.code, self.facts) == (other.code, other.facts)

    def __hash__(self) -> int:
        return hash((self.code, tuple(sorted(self.facts.items()))))


# A sentence with 500 scene numbers is read by nobody.
MOST_NAMES = 12


def put(language: str, fact: object) -> str:
    """A fact as a sentence of that language holds it: a name, a list of names, or anything as text."""
    if isinstance(fact, Name):
        return say(language, fact.code, **fact.facts)
    if isinstance(fact, tuple):
        shown = [put(language, one) for one in fact[:MOST_NAMES]]
        if len(fact) > MOST_NAMES:
            shown.append(say(language, "and_more", count=len(fact) - MOST_NAMES))
        return ", ".join(shown)
    return str(fact)
