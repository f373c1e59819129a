/**
 * Sets the colour scheme before anything is painted, from the choice Slidev keeps, else from the system's.
 * Inline, since a file would come too late.
 */
export const schemeScript = 'try{var c=localStorage.getItem("slidev-color-schema");document.documentElement.classList.toggle("dark",c==="dark"||c!=="light"&&matchMedia("(prefers-color-scheme:dark)").matches)}catch{}'

/**
 * Some servers answer `/intro/7` with the page of `/intro/7/`, where its relative links lead elsewhere: adds the
 * slash before the first of them is read.
 */
export const slashScript = 'if(!/\\/$|\\.[^/]*$/.test(location.pathname))history.replaceState(null,"",location.pathname+"/"+location.search+location.hash)'

/**
 * Puts a deep link back that the root's 404 page brought here as `?at=presenter/3`, and pins the deck's base
 * first, since it is told relative to the address.
 */
export const deepLinkScript = 'var q=new URLSearchParams(location.search),a=q.get("at");if(a!==null){document.querySelector("meta[name=lectern-base]").content=location.pathname;q.delete("at");var r=q.toString();history.replaceState(null,"",location.pathname+a.replace(/^\\/+/,"")+(r?"?"+r:"")+location.hash)}'

/**
 * On the root's 404 page: finds a talk's name in the address, which tells where the site starts, and goes to
 * that talk with the rest of the address. Otherwise puts the style sheet and the links of the page right, with
 * the site's start taken to be the address's first part that a try finds.
 */
export const findDeckScript = `(function(){
var m=function(n){return document.querySelector("meta[name=lectern-"+n+"]").content},p=location.pathname.split("/"),d=m("decks").split(" "),i=p.findIndex(function(x){return d.includes(x)});
if(i>0){var b=p.slice(0,i+1).join("/")+"/",r=p.slice(i+1).join("/");if(r&&r!=="index.html"){var q=new URLSearchParams(location.search);q.set("at",r);location.replace(b+"?"+q+location.hash);return}if(!location.pathname.endsWith("/")){location.replace(b+location.search+location.hash);return}}
var t=p.slice(0,-1);
(function up(){var s=t.join("/")+"/";fetch(s+m("styles"),{method:"HEAD"}).then(function(r){if(!r.ok)throw 0;var l=document.createElement("link");l.rel="stylesheet";l.href=s+m("styles");document.head.append(l);document.querySelectorAll("a[data-deck]").forEach(function(a){a.href=s+a.getAttribute("href").slice(1)})}).catch(function(){if(t.length>1){t.pop();up()}})})()
})()`

/** Every inline script of the site, for policies sent as headers. */
export function inlineScripts(): string[] {
  return [
    slashScript,
    schemeScript,
    deepLinkScript,
    findDeckScript,
  ]
}
