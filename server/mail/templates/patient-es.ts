import type { PatientTemplate } from '../../../shared/vocabulary.ts';
import type { TemplateText } from './template.ts';

/** What a clinic starts from in Spanish; admins change it under Settings. */
export const patientTemplatesInSpanish: Record<PatientTemplate, TemplateText> = {
  bookingLink: {
    subject: 'Elija su hora en {{ clinicName }}',
    body: `Hola, {{ firstName }}:

Gracias por solicitar una consulta con nosotros. Elija el día y la hora que más le convengan:

[Elegir una hora]({{ link }})

El enlace es solo para usted; por favor, no lo comparta. ¿Prefiere hablar con nosotros? Llame al {{ phone }}.`,
  },
  confirmation: {
    subject: 'Su cita en {{ clinicName }} está reservada',
    body: `Hola, {{ firstName }}:

Su cita está reservada:

**{{ time }}**
{{ clinicName }}, {{ address }}

El archivo adjunto la agrega a su calendario.

[Cambiar o cancelar]({{ link }})

Si no puede venir, por favor avísenos con tiempo para que otra persona pueda usar ese horario.`,
  },
  moved: {
    subject: 'Su cita en {{ clinicName }} tiene una nueva hora',
    body: `Hola, {{ firstName }}:

Su cita cambió de hora. La nueva hora es:

**{{ time }}**
{{ clinicName }}, {{ address }}

El archivo adjunto actualiza su calendario.

[Cambiar o cancelar]({{ link }})

¿No le conviene la nueva hora? Elija otra con el enlace o llame al {{ phone }}.`,
  },
  cancelled: {
    subject: 'Su cita en {{ clinicName }} está cancelada',
    body: `Hola, {{ firstName }}:

Esta cita está cancelada:

**{{ time }}**

El archivo adjunto la quita de su calendario. ¿Desea otra hora?

[Elegir otra hora]({{ link }})

¿No es lo que usted quería? Llame al {{ phone }}.`,
  },
  reminder: {
    subject: 'Recordatorio: su cita en {{ clinicName }}',
    body: `Hola, {{ firstName }}:

Le esperamos:

**{{ time }}**
{{ clinicName }}, {{ address }}

[Cambiar o cancelar]({{ link }})

Si no puede venir, por favor avísenos ahora con el enlace o llame al {{ phone }}.`,
  },
  rebooking: {
    subject: 'Elija una nueva hora en {{ clinicName }}',
    body: `Hola, {{ firstName }}:

Su última cita no se realizó. Nos dará gusto atenderle en otra ocasión:

[Elegir una nueva hora]({{ link }})

¿Prefiere hablar con nosotros? Llame al {{ phone }}.`,
  },
  followUp: {
    subject: 'Su solicitud a {{ clinicName }}',
    body: `Hola, {{ firstName }}:

Usted nos pidió una consulta y todavía no ha elegido hora. ¿Le sigue interesando?

[Elegir una hora]({{ link }})

¿Ninguna hora le conviene? Díganoslo en esa página o llame al {{ phone }}.

[No quiero más correos como este]({{ stopLink }})`,
  },
  followUpLater: {
    subject: 'Seguimos a su disposición: {{ clinicName }}',
    body: `Hola, {{ firstName }}:

No hemos tenido noticias suyas, y no hay prisa. Cuando lo desee, elija usted la hora:

[Elegir una hora]({{ link }})

También puede llamar al {{ phone }}; con gusto respondemos a sus preguntas.

[No quiero más correos como este]({{ stopLink }})`,
  },
  followUpLast: {
    subject: 'Nuestro último correo de {{ clinicName }}',
    body: `Hola, {{ firstName }}:

Es la última vez que le escribimos sobre su solicitud. La puerta sigue abierta:

[Elegir una hora]({{ link }})

Más adelante puede llamar al {{ phone }} o escribirnos de nuevo en nuestra página.

[No quiero más correos como este]({{ stopLink }})`,
  },
  personal: {
    subject: '{{ staffName }}, de {{ clinicName }}',
    body: `Hola, {{ firstName }}:

le escribe {{ staffName }}, de {{ clinicName }}. Intenté comunicarme con usted por su solicitud. ¿Cuándo puedo llamarle? Responda a este correo, llame al {{ phone }} o elija usted la hora:

[Elegir una hora]({{ link }})

{{ staffName }}`,
  },
};
