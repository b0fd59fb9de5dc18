/*
 * swipe: a sideways stroke over the notes shows the next column. It never starts on the part of a note
 * that is for dragging, nor where columns stand side by side.
 */
const FAR_PX = 56;

export function watchSwipe(node, step) {
    let start = null;

    node.addEventListener('touchstart', (event) => {
        const touch = event.touches[0];
        const skip = event.touches.length > 1 || event.target.closest('.grip') ||
            window.matchMedia('(min-width: 600px)').matches;
        start = skip ? null : {x: touch.clientX, y: touch.clientY};
    }, {passive: true});

    node.addEventListener('touchend', (event) => {
        const touch = event.changedTouches[0];
        if (!start)
            return;
        const dx = touch.clientX - start.x;
        const dy = touch.clientY - start.y;
        start = null;
        if (Math.abs(dx) > FAR_PX && Math.abs(dx) > 2 * Math.abs(dy))
            step(dx < 0 ? 1 : -1);
    }, {passive: true});

    node.addEventListener('touchcancel', () => { start = null; }, {passive: true});
}
