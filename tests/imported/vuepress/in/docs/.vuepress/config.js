import { defaultTheme } from '@vuepress/theme-default'
import { defineUserConfig } from 'vuepress'
export default defineUserConfig({
  base: '/kb/',
  lang: 'en-US',
  title: 'Atrium',
  theme: defaultTheme({
    hostname: 'https://help.atrium.example',
    navbar: [{ text: 'Guide', link: '/guide/' }],
    sidebar: { '/guide/': [{ text: 'Guide', children: ['/guide/README.md', '/guide/start.md', '/guide/second.md'] }] },
  }),
})
