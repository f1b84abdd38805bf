## Planes

plan-free = CRM gratuito
plan-starter = Starter
plan-basic = Basic
plan-pro = Pro
plan-enterprise = Enterprise

## Canales de asistencia

channel-knowledge-base = Base de conocimientos
channel-knowledge-base-description = Busca en las guías de este sitio a cualquier hora.
channel-community = Comunidad
channel-community-description = Pregunta a otros clientes de Atrium y descubre cómo trabajan.
channel-chat = Chat de asistencia
channel-chat-description = Escríbete en tiempo real con un especialista.
channel-email = Asistencia por correo electrónico
channel-email-description = Describe el problema y adjunta capturas de pantalla. Respondemos por correo y en tu bandeja de entrada de asistencia.
channel-phone = Asistencia telefónica
channel-phone-description = Llama a nuestra línea de asistencia.
channel-callback = Llamada de vuelta
channel-callback-description = Deja tu número y un especialista te llamará en el idioma de tu configuración de usuario.
