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
    "replaced.title": "Este enlace ya no sirve",
    "replaced.body": (
        "Se creó uno más nuevo para ti, o tu función en {production} cambió. Abre el último enlace que te mandaron o "
        "pide uno a {who}. No se pierde nada tuyo."
    ),
    "inside.title": "Ábrelo primero en tu propio navegador",
    "inside.app": "dentro de {app}",
    "inside.some_app": "dentro de otra aplicación",
    "inside.why": (
        "Estás viendo esto {where}. Ahí Callboard te olvida cuando esa aplicación hace limpieza, y no se puede poner "
        "en la pantalla de inicio. El enlace sigue sin usar."
    ),
    "inside.menu.top": "Toca el menú (⋯ o ⋮), arriba a la derecha.",
    "inside.menu.bottom": "Toca el menú (⋯), la flecha de compartir o la brújula, abajo en la pantalla.",
    "inside.menu.unknown": "Toca el menú (⋯ o ⋮), la flecha de compartir o la brújula, arriba o abajo.",
    "inside.open.ios": "Elige «Abrir en {browser}» o «Abrir en navegador externo».",
    "inside.open.android": "Elige «Abrir en {browser}» o «Abrir en el navegador».",
    "inside.open.other": "Elige «Abrir en el navegador».",
    "inside.else": "Si no está: copia el enlace, abre {browser} y pégalo como dirección.",
    "inside.link": "El enlace",
    "inside.copy": "Copiar el enlace",
    "inside.copied": "Copiado. Ahora abre tu navegador y pégalo como dirección.",
    "inside.open_now": "Abrir en el navegador",
    "inside.anyway": "Entrar aquí de todos modos, como {name}",
    "pair.title": "¿Tienes un código?",
    "pair.body": "Seis cifras dan entrada a este teléfono o aplicación. Sirven una vez, durante diez minutos.",
    "pair.where": (
        "Donde ya tengas sesión (en Safari, en tu computadora): Equipo, tu nombre, «Agregar un teléfono o app». Una "
        "aplicación en la pantalla de inicio de un iPhone empieza sin sesión, sepa lo que sepa Safari."
    ),
    "pair.office": (
        "¿En ningún sitio? Pide un código o un enlace a la oficina de producción. El enlace se abre, una vez, desde el "
        "mensaje en que llegó."
    ),
    "pair.label": "Seis cifras",
    "pair.button": "Entrar",
    "share.text": (
        "{name}, tus llamados y mandados de {production} están en Callboard. Abre esto en tu teléfono y toca una vez: "
        "{link} (sirve una vez, solo para ti)"
    ),
    "share.subject": "{production}: tus llamados",
    "stale.title": "Esta página estuvo abierta demasiado tiempo",
    "stale.body": "No se hizo nada. Abre el enlace otra vez y entra desde ahí.",
    "office": "la oficina de producción",
    "landing.title": "Callboard",
    "landing.body": "Abre el enlace que te mandó tu oficina de producción o escribe aquí las seis cifras de un código.",
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
    "code.not_drawn": "No se pudo preparar la hoja en este momento. No se pierde nada; pídela otra vez en un rato.",
    "code.no_room": "Hay demasiados teléfonos conectados. Pregunta por petición.",
    "code.server_failed": ("Algo falló en el servidor. No se guardó nada; conserva lo tuyo e inténtalo de nuevo."),
    # Importaciones
    "code.import_unreadable": "El archivo no se puede leer: {why}",
    "code.import_over_time": "El archivo tardó demasiado en leerse y se dejó. Guárdalo de nuevo, o por partes.",
    "code.import_over_memory": "El archivo, desplegado, es demasiado. Guárdalo de nuevo, o por partes.",
    "code.import_too_many": "El archivo tiene más de 5.000 registros. Divídelo y tráelo por partes.",
    "code.import_broke": "No se pudo leer el archivo. Guárdalo de nuevo desde su programa, o como CSV.",
    "code.cut": "El archivo no llegó entero. No se guardó nada; envíalo otra vez.",
    "code.no_preview": "Esta vista previa ya no está. Elige el archivo otra vez.",
    "code.moved": "Algo cambió desde que se mostró la diferencia. No se trajo nada; mírala otra vez.",
    "code.code_shape": "Un código son seis cifras. Escríbelas como están en el otro teléfono.",
    "code.code_wrong": "Ese código no sirve ahora. Míralo otra vez; después de diez minutos hace falta uno nuevo.",
    "code.code_used": "Ese código ya se usó. Crea otro donde tengas sesión.",
    "code.code_expired": "Ese código caducó: duran diez minutos. Crea otro.",
    "code.code_replaced": "Se creó uno más nuevo, o tu función cambió. Usa el último.",
    "code.code_rest": (
        "Se escribieron demasiados códigos equivocados. Se aceptan de nuevo en {minutes} min; un enlace de la oficina "
        "sirve ya."
    ),
    "code.not_built": "Esta parte no está instalada en este servidor.",
    "code.file_too_large": "El archivo pesa más de {limit} bytes.",
    "code.not_remembered": "Lo que tenían los teléfonos se sabe desde {since}. Elige un momento posterior.",
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
