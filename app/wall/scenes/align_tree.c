#include "app/wall/scenes/align_tree.h"

/* --- who is where -------------------------------------------------------------------------------- */

static enum level level_of(const struct goals *goals, const struct objective *objective)
{
	if (objective->unit < 0)
		return LEVEL_PERSON;
	return goals->units[objective->unit].level == UNIT_COMPANY ? LEVEL_COMPANY : LEVEL_UNIT;
}

bool tree_is_outside(const struct goals *goals, int unit)
{
	return unit >= 0 && goals->units[unit].outside;
}

static bool hangs(const struct goals *goals, int objective)
{
	for (int i = 0; i < goals->link_count; i++) {
		const struct goal_link *link = &goals->links[i];
		if (link->objective == objective && link->state != LINK_DECLINED)
			return true;
	}
	return false;
}

static bool is_loose(const struct goals *goals, int index)
{
	const struct objective *objective = &goals->objectives[index];

	return level_of(goals, objective) != LEVEL_COMPANY && !objective->own_idea &&
	       !tree_is_outside(goals, objective->unit) && !hangs(goals, index);
}

int tree_objective(const struct tree *tree, int objective)
{
	for (int i = 0; i < tree->count; i++)
		if (objective >= 0 && tree->nodes[i].objective == objective)
			return i;
	return -1;
}

static int node_of_unit(const struct tree *tree, int unit)
{
	for (int i = 0; i < tree->count; i++)
		if (unit >= 0 && tree->nodes[i].unit == unit)
			return i;
	return -1;
}

static void add_node(struct tree *tree, int objective, int unit, enum level level)
{
	tree->nodes[tree->count++] = (struct node){
		.objective = objective, .unit = unit, .level = level, .handshake = -1,
		.loose = objective >= 0 && is_loose(tree->facts->goals, objective),
	};
}

static void add_objectives(struct tree *tree, enum level level, bool outside)
{
	const struct goals *goals = tree->facts->goals;

	for (int i = 0; i < goals->objective_count; i++) {
		const struct objective *objective = &goals->objectives[i];
		if (level_of(goals, objective) == level && tree_is_outside(goals, objective->unit) == outside)
			add_node(tree, i, objective->unit, level);
	}
}

/* Units that were asked for a handshake and have no objective on this wall. */
static void add_asked(struct tree *tree)
{
	const struct goals *goals = tree->facts->goals;

	for (int i = 0; i < goals->link_count; i++) {
		const struct goal_link *link = &goals->links[i];
		if (link->kind == LINK_ACROSS && link->unit >= 0 && link->state != LINK_DECLINED &&
		    node_of_unit(tree, link->unit) < 0)
			add_node(tree, -1, link->unit, LEVEL_UNIT);
	}
}

int tree_other_end(const struct tree *tree, const struct goal_link *link)
{
	int node = tree_objective(tree, link->upper_objective);

	return node >= 0 ? node : node_of_unit(tree, link->unit);
}

/* A handshake between neighbours is drawn between them. */
static void find_handshakes(struct tree *tree)
{
	const struct goals *goals = tree->facts->goals;

	for (int i = 0; i < goals->link_count; i++) {
		const struct goal_link *link = &goals->links[i];
		int a = tree_objective(tree, link->objective), b = tree_other_end(tree, link);
		if (link->kind != LINK_ACROSS || link->state == LINK_DECLINED || a < 0 || b < 0)
			continue;
		int lower = a > b ? a : b, upper = a > b ? b : a;
		if (lower - upper == 1 && tree->nodes[upper].level == LEVEL_UNIT &&
		    tree->nodes[lower].level == LEVEL_UNIT && tree->nodes[lower].handshake < 0)
			tree->nodes[lower].handshake = i;
	}
}

/* --- places -------------------------------------------------------------------------------------- */

int tree_krs_shown(const struct tree *tree, const struct node *node)
{
	int count = node->objective < 0 ? 0 : tree->facts->goals->objectives[node->objective].count;

	return count > KRS_SHOWN ? KRS_SHOWN : count;
}

int tree_title(const struct tree *tree, const struct node *node, struct text_lines *lines)
{
	text_wrap(tree->facts->in->measurer, FACE_HAND_BOLD, 46,
		  tree->facts->goals->objectives[node->objective].title, 400, 2, tree->facts->arena, lines);
	return lines->count;
}

static float height_of(const struct tree *tree, const struct node *node)
{
	struct text_lines lines;
	int krs = tree_krs_shown(tree, node);

	if (node->level == LEVEL_PERSON)
		return 96;
	if (node->level == LEVEL_COMPANY)
		return 118 + 54 * (float)tree_title(tree, node, &lines) + 68 * (float)krs;
	return krs == 0 ? 130 : krs == 1 ? 190 : 116 + 66 * (float)krs;
}

static void place_people(struct tree *tree)
{
	int at = 0;

	for (int i = 0; i < tree->count; i++) {
		struct node *node = &tree->nodes[i];
		if (node->level != LEVEL_PERSON)
			continue;
		node->page = at / PEOPLE_ON_PAGE;
		node->box = (struct rect){1300, TOP + 121 * (float)(at % PEOPLE_ON_PAGE), 572, 96};
		at++;
	}
	tree->pages[LEVEL_PERSON] = (at + PEOPLE_ON_PAGE - 1) / PEOPLE_ON_PAGE;
}

/* One under the other, and on when the page is full. */
static void place_column(struct tree *tree, enum level level, float x, float w, float top)
{
	float y = top;
	int page = 0;

	for (int i = 0; i < tree->count; i++) {
		struct node *node = &tree->nodes[i];
		if (node->level != level)
			continue;
		float h = height_of(tree, node);
		if (y > top)
			y += node->handshake >= 0 ? HANDSHAKE_GAP : GAP;
		if (y > top && y + h > BOTTOM) {
			page++;
			y = top;
			node->handshake = -1;
		}
		node->page = page;
		node->box = (struct rect){x, y, w, h};
		y += h;
	}
	tree->pages[level] = page + 1;
}

static int count_level(const struct tree *tree, enum level level)
{
	int n = 0;

	for (int i = 0; i < tree->count; i++)
		n += tree->nodes[i].level == level;
	return n;
}

struct tree tree_of(const struct goal_facts *facts)
{
	struct tree tree = {.facts = facts};
	size_t most = (size_t)facts->goals->objective_count + (size_t)facts->goals->link_count;

	tree.nodes = arena_array(facts->arena, most + 1, sizeof(*tree.nodes));
	add_objectives(&tree, LEVEL_COMPANY, false);
	add_objectives(&tree, LEVEL_UNIT, true);
	add_asked(&tree);
	add_objectives(&tree, LEVEL_UNIT, false);
	add_objectives(&tree, LEVEL_PERSON, false);
	find_handshakes(&tree);
	place_column(&tree, LEVEL_COMPANY, 48, 452, count_level(&tree, LEVEL_COMPANY) == 1 ? 330 : TOP);
	place_column(&tree, LEVEL_UNIT, 640, 508, TOP);
	place_people(&tree);
	return tree;
}

int tree_pages(const struct tree *tree)
{
	int pages = 1;

	for (enum level level = 0; level < LEVELS; level++)
		if (tree->pages[level] > pages)
			pages = tree->pages[level];
	return pages;
}

bool tree_shows(const struct tree *tree, const struct node *node, int page)
{
	int last = tree->pages[node->level] - 1;

	return node->page == (page < last ? page : last);
}

int tree_loose(const struct tree *tree)
{
	int n = 0;

	for (int i = 0; i < tree->count; i++)
		n += tree->nodes[i].loose;
	return n;
}
