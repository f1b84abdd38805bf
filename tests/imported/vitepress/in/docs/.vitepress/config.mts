import { defineConfig } from 'vitepress'
export default defineConfig({
  title: 'Atrium',
  lang: 'en-US',
  cleanUrls: false,
  rewrites: { 'packages/:pkg/index.md': 'pkg/:pkg.md' },
  sitemap: { hostname: 'https://help.atrium.example' },
  themeConfig: {
    nav: [{ text: 'Guide', link: '/guide/start' }],
    sidebar: { '/guide/': [{ text: 'Guide', items: [{ text: 'Start', link: '/guide/start' }, { text: 'Second', link: '/guide/second' }] }] },
  },
})
