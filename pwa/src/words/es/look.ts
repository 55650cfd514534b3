/** What is worth asking about before a sheet goes out, in Spanish. */
import type { look as english } from "../en/look.ts";
import type { Word } from "../word.ts";

export const look: Readonly<Record<keyof typeof english, Word>> = {
  "look.no_general_call": "La hoja no tiene llamado general.",
  "look.no_report_to": "La hoja no dice dónde presentarse.",
  "look.no_ring": "La hoja no dice a quién llamar.",
  "look.skipped": "Las {time} no existen ese día: se adelanta el reloj. {names}",
  "look.doubled": "Las {time} llegan dos veces ese día: se atrasa el reloj. Vale la primera. {names}",
  "look.no_time": "{name} no tiene hora.",
  "look.no_row": "{name} es del equipo y no está en la hoja.",
  "look.no_call_for": "{cast_id} {character} trabaja ese día y no tiene llamado.",
  "look.no_hospital": "{place} no indica hospital cercano.",
  "look.rest_recorded": "Faltan {short} de {needs} de descanso; salida {ended} según registro, llamado {time}: {names}",
  "look.rest_estimated":
    "Faltan {short} de {needs} de descanso; salida {ended} según el fin estimado, llamado {time}: {names}",
  "look.rest_next":
    "Faltan {short} de {needs} de descanso antes de las {time} del {date}, con este fin estimado, {ended}: {names}",
  "look.meal_late":
    "La comida de las {lunch} llega {length} después de las {time}, cuando empiezan sus {needs}; toca antes de las {due}: {names}",
  "look.meal_none": "No hay comida y la jornada pasa de {needs}: toca antes de las {due}.",
  "look.meal_second":
    "El fin, {wrap}, llega {length} después de la comida; toca una segunda comida antes de las {due}.",
  "look.minor_early": "{name} es menor de edad y tiene llamado a las {time}, antes de las {limit}.",
  "look.minor_late": "{name} es menor de edad y terminaría a las {time}, después de las {limit}.",
  "look.minor_hours": "{name}, {age}, estaría {length}; {limit} como máximo, contando la comida.",
  "look.minor_age": "{name} es menor de edad y falta su fecha de nacimiento: no se revisan sus horas.",
  "look.minor_infant_no": "{name} tiene menos de 15 días y no puede trabajar.",
  "look.booked_twice": "{name} tiene llamado a las {time} aquí y a las {other} con {unit}.",
  "look.pickup_late": "A {name} lo recogen a las {pickup}, no antes de su llamado de las {time}.",
  "look.on_set_early": "{name} está en set a las {on_set}, antes de su llamado de las {time}.",
  "look.day_after_dark": "Exteriores de día tras ponerse el sol, {sun}, según la duración de las escenas: {scenes}",
  "look.day_before_light": "Exteriores de día antes de salir el sol, {sun}, según la duración de las escenas: {scenes}",
  "look.night_in_light":
    "Exteriores de noche que acabarían antes de oscurecer, {sun}, según la duración de las escenas: {scenes}",
  "look.rule": "{value}, desde el {since}: {source}",
  "look.rule_own": "{value}, propio de esta producción, desde el {since}: {source}",
  "look.rule_value": "Valor",
  "look.rule_help": "Horas y minutos: 11:00",
  "look.rule_since": "Desde",
  "look.rule_source": "Fuente",
  "look.rule_set": "Usarlo desde ese día",
  "look.rule_off": "No revisarlo desde ese día",
  "look.overrule": "Dejarlo así",
  "look.why": "Por qué puede quedar así",
  "look.overruled": "{name}, {at}: {why}",
  "look.take_back": "Retirar",
  "look.put_on": "Poner en la hoja",
  "look.add_artist": "Añadir al artista",
};
