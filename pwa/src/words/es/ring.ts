/** What is said of ringing when a call moves, in Spanish. */
import type { ring as english } from "../en/ring.ts";
import type { Word } from "../word.ts";

export const ring: Readonly<Record<keyof typeof english, Word>> = {
  "ring.ask": "¿Te aviso cuando cambie tu llamado?",
  "ring.ask_then": "Suena aunque Callboard esté cerrado. Las preliminares no suenan.",
  "ring.yes": "Avisarme aquí",
  "ring.asking": "Preguntando al navegador",
  "ring.later": "Ahora no",
  "ring.understood": "Entendido",
  "ring.install":
    "Un iPhone solo avisa de lo que está en su pantalla de inicio. Toca Compartir, luego «Añadir a pantalla de inicio», y abre Callboard desde ahí.",
  "ring.title": "Cuando cambia mi llamado",
  "ring.is_on": "Aquí suena, también con Callboard cerrado.",
  "ring.is_off": "Aquí no suena. Lo ves al abrir Callboard.",
  "ring.is_install":
    "Un iPhone solo avisa de lo que está en su pantalla de inicio. Toca Compartir, luego «Añadir a pantalla de inicio», y abre Callboard desde ahí.",
  "ring.is_denied": "El navegador bloquea los avisos de Callboard. Permítelos en sus ajustes para este sitio y vuelve.",
  "ring.is_unsupported": "Este navegador no puede avisar. Lo ves al abrir Callboard.",
  "ring.is_insecure": "Para avisar hace falta una dirección que empiece por https. Pídela en la oficina.",
  "ring.turn_off": "No avisar",
  "ring.test": "Mándame una prueba",
  "ring.tested": "Va en camino. Llega en segundos si hay señal.",
  "ring.failed": "No funcionó. Inténtalo de nuevo cuando haya señal.",
  "ring.refused":
    "El servicio de avisos del navegador no respondió. Prueba otro navegador, o cuenta con tener Callboard abierto.",
};
