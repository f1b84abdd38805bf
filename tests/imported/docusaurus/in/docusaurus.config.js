import {themes as prismThemes} from 'prism-react-renderer';
import remarkMath from 'remark-math';

/** @type {import('@docusaurus/types').Config} */
const config = {
  title: 'Atrium Help',
  url: 'https://help.atrium.example',
  baseUrl: '/',
  trailingSlash: false,
  onBrokenLinks: 'throw',
  i18n: { defaultLocale: 'en', locales: ['en'] },
  presets: [
    ['classic', { docs: { sidebarPath: './sidebars.js', routeBasePath: 'docs', remarkPlugins: [remarkMath] }, blog: false }],
  ],
};
export default config;
