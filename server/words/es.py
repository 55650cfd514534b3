"""Español."""

from __future__ import annotations

ES = {
    "app": "Callboard",
    "join.title": "Únete a {production}",
    "join.lead": "{who} te invita a {production} como {duty}.",
    "join.lead_office": "Te invitan a {production} como {duty}.",
    "join.button": "Entrar como {name}",
    "join.note": (
        "Este teléfono guardará tus llamados y tus mandados, con señal o sin ella. El enlace sirve una vez, "
        "en un teléfono."
    ),
    "join.insecure": (
        "Esta dirección no es segura (http). Aquí un teléfono no guarda nada para cuando no hay señal ni recibe "
        "avisos. Antes de unirte, pide a la oficina la dirección https."
    ),
    "used.title": "Este enlace ya se usó",
    "used.body": (
        "Un enlace sirve para un teléfono, una vez. Si fue este teléfono, abre Callboard desde su icono o aquí."
    ),
    "used.ask": "En otro teléfono, pide un enlace nuevo a {who}. No se pierde nada tuyo.",
    "used.open": "Abrir {production}",
    "expired.title": "Este enlace ha caducado",
    "expired.body": "Tu lugar en {production} sigue ahí. Pide un enlace nuevo a {who}.",
    "withdrawn.title": "Este enlace se ha retirado",
    "withdrawn.body": (
        "La persona a quien iba dirigido ya no está en {production}. Si es un error, llama a la oficina de producción."
    ),
    "foreign.title": "Aquí no se conoce este enlace",
    "foreign.body": (
        "Puede que se haya cortado por el camino o que sea de otro servidor. Ábrelo de nuevo, entero, desde "
        "el mensaje en que llegó."
    ),
    "foreign.ask": "Si sigue sin abrirse, pide uno nuevo a quien te lo mandó.",
    "stale.title": "Esta página estuvo abierta demasiado tiempo",
    "stale.body": "No se hizo nada. Abre el enlace otra vez y entra desde ahí.",
    "office": "la oficina de producción",
    "landing.title": "Callboard",
    "landing.body": (
        "Abre el enlace que te mandó tu oficina de producción. Con él, este teléfono entra en tu producción."
    ),
    "landing.ask": "¿Aún no tienes enlace o no se abre? Pide uno en coordinación.",
    "missing.title": "No hay nada en esta dirección",
    "missing.body": "Revisa la dirección o abre Callboard desde su icono.",
    "stopped.title": "Esta producción está parada",
    "stopped.body": "Su archivo en el servidor no se puede leer. Las demás producciones siguen.",
    "stopped.safe": (
        "Lo que está en tu teléfono está a salvo y se enviará cuando el archivo se repare. Para algo "
        "urgente, llama a la oficina."
    ),
    "full.title": "No se guardó. El disco del servidor está lleno.",
    "full.body": "No se perdió nada. Inténtalo cuando haya espacio; la oficina tiene que hacerlo.",
    "broken.title": "Algo falló en el servidor",
    "broken.body": "No se hizo nada. Inténtalo otra vez; si sigue, llama a la oficina.",
    "refused.title": "No se aceptó",
    "refused.body": "No se hizo nada.",
    "unbuilt.title": "La aplicación no está construida",
    "unbuilt.body": "En la carpeta del proyecto ejecuta «./run build» y vuelve a cargar esta página.",
    "code.signed_out": "Sin sesión en esta producción.",
    "code.other_person": "Aquí inició sesión otra persona. Lo que este aparato aún tiene por enviar se queda en él.",
    "code.revoked": ("La oficina cerró la sesión de este aparato. Lo que aún tenía por enviar queda para revisión."),
    "code.not_ours": "La petición no vino de esta aplicación.",
    "code.not_yours": "Esto no le toca a tu rol.",
    "code.bad_message": "No se pudo leer el mensaje: {what}",
    "code.too_large": "El mensaje pasa de {limit} bytes.",
    "code.no_such_record": "No existe ese registro.",
    "code.not_found": "No hay nada en esta dirección.",
    "code.method": "Esta dirección no hace eso.",
    "code.disk_full": ("El disco del servidor está lleno. No se guardó nada; conserva lo tuyo e inténtalo de nuevo."),
    "code.stopped": "El archivo de esta producción no se puede leer. Las demás siguen.",
    "code.busy": "El servidor no llegó a tiempo. Inténtalo de nuevo.",
    "code.no_room": "Hay demasiados teléfonos conectados. Pregunta por petición.",
    "code.server_failed": ("Algo falló en el servidor. No se guardó nada; conserva lo tuyo e inténtalo de nuevo."),
    "code.not_built": "Esta parte no está instalada en este servidor.",
    "code.file_too_large": "El archivo pesa más de {limit} bytes.",
    "code.file_quota": "Aquí esperan más de {limit} bytes que nada nombra. Conserva el archivo e inténtalo más tarde.",
    "code.file_offset": "El trozo empieza en otro sitio: aquí hay {have} bytes.",
    "code.file_size": "El archivo se empezó con otro tamaño: {bytes} bytes.",
    "code.file_wrong_hash": "Llegaron todos los bytes y son de otro archivo. Se descartaron; empieza de nuevo.",
    "code.file_late": "La foto aún no ha llegado.",
    "code.file_missing": "La foto no ha llegado y su dispositivo ya no está.",
    "code.file_unreadable": "Lo que llegó no es una imagen que se pueda mostrar.",
    "role.coordinator": "coordinación de producción",
    "role.apoc": "asistente de coordinación",
    "role.upm": "gerencia de producción",
    "role.first_ad": "primera asistencia de dirección",
    "role.second_ad": "segunda asistencia de dirección",
    "role.accountant": "contabilidad de producción",
    "role.hod": "jefatura de departamento",
    "role.location_manager": "gerencia de locaciones",
    "role.secretary": "secretaría de producción",
    "role.transport_captain": "jefatura de transporte",
    "role.driver": "conducción",
    "role.caterer": "catering",
    "role.pa": "asistente de producción",
    "role.crew": "equipo técnico",
    "role.cast": "reparto",
    "role.guardian": "tutela",
    "role.vendor": "proveeduría",
    "code.push_address": "El servicio de avisos de este teléfono no se puede usar: {what}.",
    "code.push_keys": "No se pudieron leer las claves de la suscripción.",
    "code.not_subscribed": "Este teléfono no recibe avisos.",
    "notice.moved": "Llamado: {was} → {now} · {day}",
    "notice.first": "Tu llamado: {now} · {day}",
    "notice.prelim": "Llamado preliminar: {now} · {day}",
    "notice.same": "Llamado {now}, cambiaron detalles · {day}",
    "notice.revision": "{colour}, revisión {n}",
    "notice.prelim_below": "Preliminar, aún no es final",
    "notice.copy": "Enterado",
    "notice.ring": "Llamar a la oficina",
    "notice.copied": "Enterado, {call}",
    "notice.kept": "Enterado, {call}. Se envía cuando haya señal.",
    "notice.test": "Así suena un llamado que cambia",
    "notice.test_below": "{production} · Solo es una prueba. Nada cambió.",
    "mode.own_call": "O/C",
    "mode.per_hod": "según HOD",
    "mode.will_notify": "W/N",
    "mode.standby": "en espera",
    "mode.on_hold": "en reserva",
    "mode.no_call": "N/C",
    "mode.None": "–",
}
