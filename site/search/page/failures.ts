import { html } from './html.ts'

/** Shown where the network or the server did not give what a search needs. */
export const failed = html`<div class="empty" role="alert">
  <p>搜索用的数据没有取到：网络断了，或者服务器没有应答。</p>
  <p class="actions"><button type="button" class="button" data-again>再试一次</button></p>
</div>`.markup

/** Shown where a search went wrong by itself. */
export const broken = html`<div class="empty" role="alert">
  <p>搜索没有成功，是网站的问题。请稍后再试，或者从上面的栏目里找。</p>
  <p class="actions"><button type="button" class="button" data-again>再试一次</button></p>
</div>`.markup
