/**
 * Sets the colour scheme before anything is painted, from the choice Slidev keeps, else from the system's.
 * Inline, since a file would come too late.
 */
export const schemeScript = 'try{var c=localStorage.getItem("slidev-color-schema");document.documentElement.classList.toggle("dark",c==="dark"||c!=="light"&&matchMedia("(prefers-color-scheme:dark)").matches)}catch{}'

/**
 * Some servers answer `/intro/7` with the page of `/intro/7/`, where its relative links lead elsewhere: adds the
 * slash before the first of them is read. `data-folder` is the last part of the address the page was written for.
 */
export const slashScript = 'var f=document.documentElement.dataset.folder,p=location.pathname;if(f?p.endsWith("/"+f):!/\\/$|\\.[^/]*$/.test(p))history.replaceState(null,"",p+"/"+location.search+location.hash)'

/**
 * Opened from a folder by a double click, a page has no server that finds `index.html`, and a browser runs no
 * modules: makes the links lead to files, and lets the style sheet say why the slide stands still.
 */
export const folderScript = 'if(location.protocol==="file:"){document.documentElement.classList.add("from-folder");addEventListener("DOMContentLoaded",function(){document.querySelectorAll("a[href$=\\"/\\"]").forEach(function(a){a.href+="index.html"})})}'

/**
 * On the root's 404 page: finds a talk's name in the address, which tells where the site starts, and goes to
 * that talk with the rest of the address as `?at=`, unless that is a slide's number: every slide has a page, so
 * the talk has no such slide. Otherwise, when the site's address was not known to the
 * build, puts the links of the page right: the site starts where a file of its is found.
 */
export const findDeckScript = `(function(){
var p=location.pathname.split("/"),m=document.querySelector("meta[name=lectern-decks]"),d=m.content.split(" "),i=p.findIndex(function(x){return d.includes(x)});
if(i>0){var b=p.slice(0,i+1).join("/")+"/",r=p.slice(i+1).join("/");if(r?r!=="index.html"&&!/^\\d+\\/?$/.test(r):!location.pathname.endsWith("/")){var q=new URLSearchParams(location.search);if(r)q.set("at",r);q=q.toString();location.replace(b+(q?"?"+q:"")+location.hash);return}}
if(m.dataset.known!==undefined)return;
var t=p.slice(0,i>0?i:-1);
(function up(){var s=t.join("/")+"/";fetch(s+"sw.js",{method:"HEAD"}).then(function(r){if(!r.ok)throw 0;document.querySelectorAll("a[data-deck]").forEach(function(a){a.href=s+a.dataset.deck+"/"})}).catch(function(){if(t.length>1){t.pop();up()}})})()
})()`

/** Every inline script of the site, for policies sent as headers. */
export const inlineScripts = (): string[] => [slashScript, schemeScript, folderScript, findDeckScript]
