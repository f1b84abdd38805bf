# Les noms des abonnements et des canaux, et tout texte du thème que vous souhaitez formuler autrement.

plan-free = Gratuit
plan-pro = Pro

channel-email-description = Décrivez le problème et joignez des captures d’écran.
