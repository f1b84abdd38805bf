## Planes

plan-free = CRM gratuito
plan-starter = Starter
plan-basic = Basic
plan-pro = Pro
plan-enterprise = Enterprise

## Canales de soporte

channel-knowledge-base = Base de conocimientos
channel-knowledge-base-description = Busque en las guías de este sitio a cualquier hora.
channel-community = Comunidad
channel-community-description = Pregunte a otros clientes de Atrium y descubra cómo trabajan.
channel-chat = Soporte por chat
channel-chat-description = Converse por escrito y en tiempo real con un especialista.
channel-email = Soporte por correo electrónico
channel-email-description = Describa el problema y adjunte capturas de pantalla. Respondemos por correo y en su bandeja de soporte.
channel-phone = Soporte telefónico
channel-phone-description = Llame a nuestra línea de soporte.
channel-callback = Devolución de llamada
channel-callback-description = Deje su número y un especialista le llamará en el idioma de su configuración de usuario.
