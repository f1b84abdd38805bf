/** @type {import('@docusaurus/plugin-content-docs').SidebarsConfig} */
const sidebars = {
  docs: [
    'intro',
    { type: 'category', label: 'Guides', link: { type: 'generated-index', description: 'How to do things.' }, items: ['guides/import-contacts', 'guides/merge'] },
    { type: 'category', label: 'Billing & Plans', link: { type: 'doc', id: 'billing/intro' }, items: ['plans'] },
  ],
};
module.exports = sidebars;
