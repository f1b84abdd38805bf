import { defineConfig } from 'vitepress'

export default defineConfig({
  title: 'Atrium Docs',
  cleanUrls: true,
  locales: {
    root: { label: 'English', lang: 'en' },
    fr: { label: 'Français', lang: 'fr', title: 'Docs Atrium' },
  },
  sitemap: { hostname: 'https://docs.atrium.example' },
  themeConfig: {
    sidebar: {
      '/guide/': [
        { text: 'First steps', items: [{ text: 'Start', link: '/guide/start' }, { text: 'Import', link: '/guide/import' }] },
        { text: 'Money', collapsed: true, items: [{ text: 'Plans', link: '/plans' }, { text: 'Status', link: 'https://status.atrium.example/' }] },
      ],
    },
  },
})
