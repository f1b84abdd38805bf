// Which channels a plan opens, on the contact page and in articles. It decides what is shown, nothing more: whatever
// must stay secret is not in the page at all.

/**
 * @param {ParentNode} root
 * @param {string} plan empty: no plan chosen, every channel is as it is without scripts
 * @param {(id: string) => boolean | undefined} [lockedNow] what is known better than by the plan alone; `undefined`: nothing
 * @returns {{ included: number, channels: number }}
 */
export function showFor(root, plan, lockedNow = () => undefined) {
  const channels = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-channel]")]);
  let included = 0;
  for (const channel of channels) {
    const verdict = plan ? lockedNow(channel.dataset.channel ?? "") : undefined;
    const has = verdict === undefined ? (channel.dataset.plans ?? "").split(" ").includes(plan) : !verdict;
    if (has) included += 1;
    // Locked only with a reason to give: a plan that the site no longer has locks nothing.
    let locked = false;
    for (const reason of /** @type {NodeListOf<HTMLElement>} */ (channel.querySelectorAll("[data-locked-for]"))) {
      reason.hidden = has || reason.dataset.lockedFor !== plan;
      locked ||= !reason.hidden;
    }
    channel.classList.toggle("is-locked", locked);
    for (const badge of channel.querySelectorAll("[data-locked-badge]")) /** @type {HTMLElement} */ (badge).hidden = !locked;
    for (const action of /** @type {NodeListOf<HTMLElement>} */ (channel.querySelectorAll("[data-channel-action]"))) {
      action.hidden = locked;
      if (action instanceof HTMLDetailsElement) action.open = has;
    }
  }
  return { included, channels: channels.length };
}

/** Marks the plan's column in the tables of plans and channels. @param {ParentNode} root @param {string} plan empty: none chosen */
export function markPlan(root, plan) {
  for (const cell of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(".matrix [data-plan]"))) {
    cell.classList.toggle("is-chosen", plan !== "" && cell.dataset.plan === plan);
  }
}
