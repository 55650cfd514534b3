/** Lo que dicen las fotos, en español. */
import type { photos as english } from "../en/photos.ts";
import type { Word } from "../word.ts";

export const photos: Readonly<Record<keyof typeof english, Word>> = {
  "photo.photos": "Fotos",
  "photo.take": "Tomar una foto",
  "photo.choose": "Elegir fotos",
  "photo.by": "Foto de {name}, {time}",
  "photo.at": "Foto, {time}",
  "photo.one": "Foto",
  "photo.numbered": "{what}, {n} de {of}",
  "photo.remove": "Quitar la foto {n}",
  "photo.kept": "En este teléfono; se envían con lo que hagas a continuación.",
  "photo.keeping": {
    one: "Guardando {count} foto en este teléfono",
    other: "Guardando {count} fotos en este teléfono",
  },
  "photo.sending": "enviando {percent} %",
  "photo.late": "aún no llega",
  "photo.missing": "falta",
  "photo.unreadable": "no se puede mostrar",
  "photo.no_signal": "llega con señal",
  "photo.not_taken": "no aceptada",
  "photo.late.then": "Sigue en el teléfono que la tomó y llega cuando ese teléfono tenga señal.",
  "photo.missing.then":
    "Nunca llegó: el teléfono que la tomó cerró la sesión o lleva una semana sin enviarla. Pregunta a quien la tomó.",
  "photo.unreadable.then": "Lo que llegó no es una imagen que se pueda mostrar. Pídela otra vez.",
  "photo.no_signal.then": "Está en el servidor y llega cuando haya señal.",
  "photo.not_taken.then": "El servidor no pudo aceptarla. Se queda en este teléfono.",
  "photo.heic":
    "Este navegador no puede leer ese tipo de foto (HEIC). Tómala aquí o elígela como JPEG. Lo que escribiste se conserva.",
  "photo.no_photo": "Ese archivo no es una foto que se pueda leer aquí. Elige otra. Lo que escribiste se conserva.",
  "photo.insecure": "Las fotos necesitan la dirección https. Pide el enlace a la oficina; todo lo demás funciona aquí.",
  "photo.full":
    "No se guardó: este teléfono está lleno. Lo que escribiste está a salvo. Libera espacio y toma la foto otra vez.",
  "photo.too_many": "Doce fotos como máximo. Las demás no se guardaron.",
  "photo.close": "Cerrar",
  "photo.before": "Anterior",
  "photo.next": "Siguiente",
  "photo.strike": "Tachar la foto",
  "photo.did_add": "Foto agregada",
  "photo.did_strike": "Foto tachada",
};
