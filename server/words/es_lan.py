"""Spanish: the page at the plain address on the network."""

from __future__ import annotations

ES_LAN = {
    "lan.title": "Primero, confía en este servidor",
    "lan.lead": (
        "Una sola vez en cada teléfono. Después Callboard se abre de forma segura y sigue funcionando sin señal. "
        "No hace falta internet."
    ),
    "lan.go": "Abrir Callboard",
    "lan.warned": (
        "Si el navegador avisa de que la conexión no es privada, aún no confía en el certificado. "
        "No te saltes el aviso: vuelve aquí y termina los pasos."
    ),
    "lan.get_profile": "Descargar el perfil",
    "lan.get": "Descargar el certificado",
    "lan.print": "¿Es de verdad el nuestro?",
    "lan.print_says": (
        "Antes de instalarlo, compáralo con lo que pone en la pantalla de la oficina. Si un par no coincide, para y "
        "pregunta."
    ),
    "lan.why": "Por qué hace falta",
    "lan.why_says": (
        "Por http sin cifrar, un teléfono no deja que una aplicación funcione sin señal ni reciba avisos, y cualquiera "
        "en esta wifi podría leer y cambiar lo que se envía. Por eso en esta dirección no hay de Callboard más que "
        "esta página. Tu enlace y tus llamados están en la segura."
    ),
    "lan.may": (
        "El certificado responde de redes privadas como esta y de nada más: ni de tu banco ni de tu correo. "
        "Caduca en {ends}. Quítalo cuando acabe el rodaje."
    ),
    "lan.others": "Otros dispositivos",
    "lan.profile": "Callboard en este rodaje",
    "lan.profile_says": (
        "Hace que este dispositivo confíe en el servidor de la producción. Contiene un certificado y nada más."
    ),
    "lan.ios": "iPhone o iPad",
    "lan.ios.1": "En Safari, toca aquí y luego Permitir. Otros navegadores no pueden instalarlo.",
    "lan.ios.2": "Abre Ajustes y toca Perfil descargado. ¿No está? General → VPN y gestión de dispositivos.",
    "lan.ios.3": "Toca Instalar, escribe tu código y toca Instalar otra vez.",
    "lan.ios.4": (
        "Ajustes → General → Información → Ajustes de confianza de los certificados, abajo del todo. Activa «{name}»."
    ),
    "lan.ios.5": "Vuelve aquí y abre Callboard, en Safari.",
    "lan.android": "Android",
    "lan.android.1": "Toca aquí. Si Chrome pregunta, toca Descargar de todos modos o Conservar.",
    "lan.android.2": (
        "Ajustes → Seguridad → Cifrado y credenciales. En algunos teléfonos: Seguridad y privacidad → Más ajustes de "
        "seguridad. O busca «certificado CA» en Ajustes."
    ),
    "lan.android.3": "Instalar un certificado → Certificado CA → Instalar igualmente. Escribe tu PIN.",
    "lan.android.4": "Elige callboard.crt entre tus descargas.",
    "lan.android.5": "Vuelve aquí y abre Callboard, en Chrome.",
    "lan.mac": "Mac",
    "lan.mac.1": "Descárgalo y ábrelo. Acceso a Llaveros lo añade.",
    "lan.mac.2": "En Acceso a Llaveros, haz doble clic en «{name}» y abre Confiar.",
    "lan.mac.3": "En «Al utilizar este certificado» elige Confiar siempre, cierra y escribe tu contraseña.",
    "lan.mac.4": "Vuelve aquí y abre Callboard.",
    "lan.windows": "Windows",
    "lan.windows.1": "Descárgalo, ábrelo y elige Instalar certificado → Usuario actual.",
    "lan.windows.2": (
        "Elige «Colocar todos los certificados en el siguiente almacén» → Entidades de certificación raíz de confianza."
    ),
    "lan.windows.3": "Finaliza, y di Sí a la advertencia después de comparar la huella.",
    "lan.windows.4": "Vuelve aquí y abre Callboard.",
    "lan.firefox": "Firefox",
    "lan.firefox.1": "En un ordenador: descárgalo.",
    "lan.firefox.2": (
        "Ajustes → Privacidad y seguridad → Ver certificados → Autoridades → Importar. Marca «Confiar en esta CA para "
        "identificar sitios web»."
    ),
    "lan.firefox.3": (
        "En Android: sigue los pasos de Android. Luego, en Firefox: Ajustes → Acerca de Firefox, toca el logotipo "
        "cinco veces; Ajustes → Secret Settings → Use third party CA certificates."
    ),
    "lan.linux": "Chrome en Linux",
    "lan.linux.1": "Descárgalo.",
    "lan.linux.2": (
        "Configuración → Privacidad y seguridad → Seguridad → Gestionar certificados → Importar, y confía en él para "
        "sitios web."
    ),
    "lan.linux.3": "Vuelve aquí y abre Callboard.",
}
