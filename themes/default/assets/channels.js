// The tables of plans and channels, on the contact page and in articles. What cards of channels say is in contact-now.js.

/** Marks the plan's column. @param {ParentNode} root @param {string} plan empty: none chosen */
export function markPlan(root, plan) {
  for (const cell of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".matrix [data-plan]"))) {
    cell.classList.toggle("is-chosen", plan !== "" && cell.dataset.plan === plan);
  }
}
