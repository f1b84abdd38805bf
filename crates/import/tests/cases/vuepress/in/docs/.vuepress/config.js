module.exports = {
  title: 'Atrium CRM help',
  base: '/',
  locales: {
    '/': { lang: 'en-US', title: 'Atrium CRM help' },
    '/fr/': { lang: 'fr-FR', title: 'Aide d’Atrium CRM' },
  },
  themeConfig: {
    locales: {
      '/': {
        label: 'English',
        sidebar: {
          '/guide/': [
            { title: 'Basics', children: ['', 'start', ['import', 'Import contacts']] },
          ],
          '/': ['plans'],
        },
      },
      '/fr/': { label: 'Français', sidebar: [{ title: 'Bases', children: ['/fr/guide/start'] }] },
    },
  },
}
