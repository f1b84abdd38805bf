// @ts-check
import {themes} from 'prism-react-renderer';
/** @type {import('@docusaurus/types').Config} */
const config = {
  title: 'Atrium Docs',
  tagline: 'x',
  url: 'https://docs.atrium.example',
  baseUrl: '/',
  i18n: { defaultLocale: 'en', locales: ['en', 'fr'] },
  plugins: [['content-docs', { id: 'news', routeBasePath: 'news' }]],
  presets: [['classic', { docs: { sidebarPath: './sidebars.js' } }]],
};
export default config;
