"""What crew lists call things, in English and Spanish: headings, departments, positions.

Promises tables to read and to add to. Everything is compared by `plain`: small letters, no accents, no signs.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SIGNS = re.compile(r"[^0-9a-z&]+")
_FILLERS = re.compile(
    r"\b(?:department|departments|dept|dpto|depto|departamento|equipo|team|crew|unit|de|del|la|el|los|y|and|the)\b"
)


def plain(text: str) -> str:
    bare = unicodedata.normalize("NFKD", text[:300]).casefold()
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return " ".join(_SIGNS.sub(" ", bare.replace("&", " and ")).split())


def bare(text: str) -> str:
    """`plain`, without what every department's name carries: `CAMERA DEPT.` and `Equipo de cámara` are `camera`."""
    told = plain(text)
    return " ".join(_FILLERS.sub(" ", told).split()) or told


def _table(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in text.strip().splitlines():
        name, _, spellings = line.partition(":")
        for spelling in spellings.split(","):
            found[plain(spelling)] = name.strip()
    return found


HEADINGS = _table("""
name: name, full name, crew name, crew member, nombre, nombre completo, nombre y apellido
name: nombre y apellidos, nombre apellidos, apellido y nombre, apellidos y nombre, person, persona
name: contact, contacto, artist, artista, employee, who, quien, member, integrante, legal name
name: credit name, last name first name, last first
first_name: first name, first, given name, forename, nombres, nombre de pila, primer nombre, preferred name
last_name: last name, last, surname, family name, apellido, apellidos, primer apellido
position: position, job title, title, job, role, crew position, occupation, duty, puesto, cargo, funcion
position: rol, posicion, oficio, job role, position title, titulo, categoria, role title
department: department, dept, dept., departamento, depto, dpto, area, division, equipo, seccion, dep
phone: phone, cell, mobile, cell phone, mobile phone, phone number, cell number, mobile number, telephone
phone: tel, tel., phone #, cell #, contact number, telefono, celular, movil, telefono movil, telefono
phone: celular, cel, numero, numero de telefono, tlf, tfno, tel movil, phone cell, phone mobile, number
phone: contact phone, whatsapp, primary phone
phone_2: home phone, work phone, office phone, home, office, phone 2, phone2, alt phone, alternate phone
phone_2: second phone, other phone, secondary phone, telefono 2, telefono fijo, fijo, telefono oficina, otro
phone_2: telefono, landline
email: email, e-mail, mail, email address, e mail address, correo, correo electronico, e-mail address
email: electronic mail, direccion de correo, mail address
unit: unit, unidad
cast_id: cast id, cast #, cast no, cast number, id #, numero de reparto, no. de reparto, board id
character: character, character name, personaje, papel
language: language, idioma, lengua
ignore: address, home address, street, city, state, zip, rate, notes, note, comments, comment, start date
ignore: end date, start, end, direccion, domicilio, ciudad, notas, observaciones, comentarios, deal, union
ignore: dietary, diet, allergies, alergias, emergency contact, emergency contact phone, emergency phone
ignore: contacto de emergencia, birthday, fecha de nacimiento, dob, ssn, dni, rfc, curp, nif, tarifa
ignore: sueldo, loan out, kit, vehicle, plate, matricula, shirt size, talla, status, days, agent, agency
ignore: agent phone, agente, website, web, fax, pronouns, pronombres, call, call time, in, out, citacion
ignore: hora, dieta, dietas, covid, agent email
""")

DEPARTMENTS = _table("""
Production: production, production office, office, prod, produccion, oficina de produccion, management
Production: production management, upm, jefatura de produccion, direccion de produccion
Producers: producers, producer, productores, produccion ejecutiva, executive producers, above the line
Direction: direction, director, directors, directing, direccion, realizacion, director's unit, directors unit
Assistant directors: ads, ad, a.d., a.d.s, assistant directors, assistant director, ad department, assistant direction
Assistant directors: directing assistants, ayudantes de direccion, asistentes de direccion, asistencia de direccion
Assistant directors: ayudantia de direccion, set pas, ad's
Script: script, script supervisor, continuity, script supervision, continuidad, supervision de guion
Script: script, continuity, anotador
Writing: writers, writing, writer, guion, guionistas
Casting: casting, extras casting, background casting, reparto y figuracion
Accounting: accounting, accounts, accountants, production accounting, finance, payroll, contabilidad
Accounting: administracion, finanzas, administracion y contabilidad, nominas
Camera: camera, cam, cameras, cinematography, photography, camara, camaras, fotografia
Camera: direccion de fotografia, foto, camera and dit
Grip: grip, grips, maquinistas, maquinaria, maquinista, grip & rigging, key grip, tramoya, tramoyistas
Electric: electric, electrical, electrics, lighting, lx, set lighting, elec, set lighting technicians
Electric: electricos, electricidad, iluminacion, electrica, luminotecnia, gaffers, luces
Grip and electric: grip & electric, g&e, grip and lighting, grip electric, electric & grip, ge
Grip and electric: electricos y maquinistas, staff
Sound: sound, audio, production sound, snd, sonido, sonido directo, sound mixing
Art: art, art department, production design, arte, direccion de arte, direccion artistica
Art: diseno de produccion, escenografia
Set dressing: set dressing, set dec, set decoration, set decorating, decoration, sets, ambientacion, decoracion
Set dressing: decorados
Props: props, property, properties, prop, utileria, atrezzo, attrezzo, atrezo, props department
Construction: construction, const, construccion, carpentry, paint, scenic, greens, construccion de decorados
Construction: carpinteria
Costume: costume, costumes, wardrobe, costume design, ward, vestuario, sastreria, diseno de vestuario
Costume: figurinismo
Hair and make-up: hair and makeup, hair & make-up, makeup, make up, make-up, hair, hmu, h/mu, mu/hair
Hair and make-up: makeup and hair, make up and hair, makeup/hair, hair/makeup, vanities, maquillaje, peluqueria
Hair and make-up: maquillaje y peluqueria, maquillaje y peinado, peinado, caracterizacion
Hair and make-up: maquillaje y caracterizacion, hair make up
Locations: locations, location, loc, locs, location management, localizaciones, locaciones, locacion
Locations: localizacion
Transport: transport, transportation, transpo, trans, drivers, transporte, transportes, conductores, choferes
Transport: vehiculos
Catering: catering, caterer, caterers, craft service, craft services, craft, crafty, catering & craft, food
Catering: alimentacion, comida, catering y craft
Special effects: special effects, sfx, spfx, sp fx, fx, efectos especiales, efectos, mechanical effects
Visual effects: visual effects, vfx, vis fx, efectos visuales, digital effects
Stunts: stunts, stunt, action, especialistas, dobles de accion, acrobacias, stunt department
Post-production: post production, post, postproduction, editorial, editing, edit, postproduccion, montaje, edicion
Post-production: postpro
Medical: medical, medic, medics, set medic, health, health and safety, sanitarios, enfermeria, medico
Medical: prevencion, salud y seguridad, safety
Security: security, seguridad, vigilancia
Publicity: publicity, epk, stills, still photography, unit publicity, prensa, foto fija, marketing, making of
Music: music, musica
Animals: animals, animal, wranglers, animales, wrangler
Background: background, extras, bg, background actors, figuracion, extras y figuracion
Stand-ins: stand ins, stand-ins, standins, dobles de luces
Cast: cast, talent, actors, principal cast, reparto, elenco, actores, talento, day players, cast members
Cast: principals
Education: education, studio teacher, teachers, studio teachers, tutors, profesores
Aerial: aerial, drone, drones, dron, aereo
Video: video, video assist, playback, vtr, video village, dit, data, dit and data
""")

# A position that holds one of these words, the first that fits; a whole position stands between bars.
ROLES: tuple[tuple[str, str], ...] = tuple(
    (spelling.strip(), role.strip())
    for line in """
crew: 2nd 2nd, second second, 3rd ad, third ad, third assistant director, 3rd assistant director
crew: 3er ayudante, tercer ayudante, 2do 2do, assistant to, asistente del, asistente personal
crew: producer s assistant, assistant location manager, assistant accountant, payroll
crew: first assistant accountant, asst location, key assistant location, coordinator assistant
crew: ayudante de camara, transportation office, co captain, post production, post coordinator
crew: post supervisor, stunt coordinator assistant, travel coordinator, art coordinator
crew: art department coordinator, construction coordinator assistant, vfx coordinator, set accountant
crew: casting, ad trainee, meritorio de direccion, additional ad, additional 2nd ad
apoc: apoc, assistant production coordinator, asst production coordinator, asst prod coordinator
apoc: assistant poc, asst coordinator, assistant coordinator, ayudante de coordinacion
apoc: asistente de coordinacion, asistente de coordinador, production office assistant coordinator
secretary: production secretary, office secretary, secretaria de produccion, secretario de produccion
coordinator: |poc|, production coordinator, prod coordinator, production office coordinator
coordinator: coordinadora de produccion, coordinador de produccion, coordinacion de produccion, |coordinator|
coordinator: |coordinador|, |coordinadora|
upm: |upm|, unit production manager, production manager, jefe de produccion, jefa de produccion
upm: director de produccion, directora de produccion, gerente de produccion, upm line producer
upm: line producer upm
first_ad: 1st ad, first ad, 1st assistant director, first assistant director, 1er ayudante de direccion
first_ad: 1 ayudante de direccion, primer ayudante de direccion, primera ayudante de direccion
first_ad: 1er asistente de direccion, 1ra asistente de direccion, primer asistente de direccion
first_ad: primera asistente de direccion, 1er ad, 1ad, ad1, |ayudante de direccion|
first_ad: 1a ayudante de direccion, 1o ayudante de direccion
second_ad: 2nd ad, second ad, 2nd assistant director, second assistant director, key 2nd
second_ad: 2 ayudante de direccion, segundo ayudante de direccion, segunda ayudante de direccion
second_ad: 2do asistente de direccion, 2da asistente de direccion, segundo asistente de direccion
second_ad: segunda asistente de direccion, 2do ad, 2ad, ad2, 2a ayudante de direccion
second_ad: 2o ayudante de direccion
accountant: production accountant, key accountant, |accountant|, contador de produccion
accountant: contadora de produccion, |contador|, |contadora|, |contable|, administrador de produccion
accountant: administradora de produccion
location_manager: location manager, locations manager, jefe de localizaciones, jefa de localizaciones
location_manager: jefe de locaciones, jefa de locaciones, gerente de locaciones, supervising location
transport_captain: transport captain, transportation captain, transpo captain, transportation coordinator
transport_captain: transport coordinator, transpo coordinator, jefe de transporte, jefa de transporte
transport_captain: jefe de transportes, coordinador de transporte, coordinadora de transporte, transport manager
driver: driver, teamster, conductor, conductora, chofer, chauffeur, operador de transporte
caterer: |caterer|, |catering|, head caterer, catering manager, |chef|, jefe de catering, jefa de catering
guardian: guardian, studio teacher, set teacher, tutor, chaperone, welfare worker, tutora, profesora de set
guardian: profesor de set
hod: director of photography, cinematographer, |dp|, |dop|, |d p|, director de fotografia
hod: directora de fotografia, |gaffer|, chief lighting technician, jefe de electricos
hod: jefa de electricos, |key grip|, jefe de maquinistas, jefa de maquinistas, production designer
hod: disenador de produccion, disenadora de produccion, director de arte, directora de arte
hod: |art director|, costume designer, disenador de vestuario, disenadora de vestuario, figurinista
hod: sound mixer, sonidista, jefe de sonido, jefa de sonido, |sonido directo|, property master
hod: prop master, |props master|, key makeup, key make up, makeup department head
hod: make up department head, head of make up, head of makeup, head of hair, hair department head
hod: key hair, jefa de maquillaje, jefe de maquillaje, jefa de peluqueria, jefe de peluqueria
hod: special effects coordinator, sfx coordinator, special effects supervisor, vfx supervisor
hod: visual effects supervisor, stunt coordinator, set decorator, construction coordinator
hod: construction manager, |director|, |directora|, jefe de construccion, head of department, |hod|
pa: production assistant, |pa|, set pa, office pa, truck pa, key pa, key set pa, pa driver, staff pa
pa: pa set, auxiliar de produccion, asistente de produccion, ayudante de produccion, |meritorio|
pa: |meritoria|, |runner|, set runner, floor runner, auxiliar de direccion
cast: |actor|, |actress|, |actriz|, |cast|, |performer|, |talent|, |reparto|, day player
vendor: |vendor|, |supplier|, |proveedor|
""".strip().splitlines()
    for role, _, spellings in (line.partition(":"),)
    for spelling in spellings.split(",")
)

NOBODY = frozenset(
    (
        "tbd",
        "tba",
        "tbc",
        "vacant",
        "open",
        "n a",
        "na",
        "none",
        "x",
        "por definir",
        "por confirmar",
        "vacante",
        "pendiente",
        "sin asignar",
        "",
    )
)

_SUFFIXES = "jr sr ii iii iv phd md asc csc bsc ace cas sdsa dga aec amc cva hijo esq icg adf abc sca"
SUFFIXES = frozenset(_SUFFIXES.split())


def department_of(text: str) -> str:
    """The department as the trade calls it; empty where it is not known."""
    return DEPARTMENTS.get(plain(text)) or DEPARTMENTS.get(bare(text)) or ""


@lru_cache(maxsize=5_000)
def role_of(position: str, department: str = "") -> str:
    """The role that a position comes to; `crew` where nothing says more."""
    told = f" {plain(position)} "
    for spelling, role in ROLES:
        whole = spelling.startswith("|")
        if told.strip() == spelling.strip("|") if whole else f" {spelling} " in told:
            return role
    if department == "Cast":
        return "cast"
    return "driver" if department == "Transport" and "driver" in told else "crew"
