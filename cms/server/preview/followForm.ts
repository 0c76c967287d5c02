import { createHash } from 'node:crypto'

/**
 * Beside a form, or in a window that one has opened, a preview says that it is there and loads itself again when Payload
 * tells it that the document was saved. By itself it does nothing.
 */
const script = `(()=>{
const form=window.opener??(window.parent===window?null:window.parent);
if(!form)return;
addEventListener('message',({origin,data})=>{
if(origin===location.origin&&data?.type==='payload-document-event')location.reload()});
form.postMessage({type:'payload-live-preview',ready:true},location.origin)})()`

/** The script as it stands at the end of a preview. */
export const followForm = `<script>${script}</script>`

/** A page's content security policy with this one script let in. */
export function followPolicy(policy: string): string {
  return `${policy}; script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`
}
