#pragma once
#include "app/wall/scenes/goal_facts.h"

/*
 * align_tree: the notes of the alignment, level by level, and where each stands: what the scene draws and
 * between what it draws lines.
 *
 * Thread: any. Nodes live in the arena of the facts.
 */
enum level { LEVEL_COMPANY, LEVEL_UNIT, LEVEL_PERSON, LEVELS };

enum { KRS_SHOWN = 3, PEOPLE_ON_PAGE = 6, TOP = 262, BOTTOM = 986, GAP = 40, HANDSHAKE_GAP = 96 };

/* A note in the tree. One for each objective, and for a unit that was only asked. */
struct node {
	int objective;		/* index; -1: a unit without an objective here */
	int unit;
	enum level level;
	int page;
	struct rect box;
	bool loose;		/* hangs on nothing, and nobody said that it is meant so */
	int handshake;		/* the link with the node above it; -1: none */
};

struct tree {
	const struct goal_facts *facts;
	struct node *nodes;
	int count;
	int pages[LEVELS];
};

struct tree tree_of(const struct goal_facts *facts);
int tree_pages(const struct tree *tree);

/* A column with fewer pages than others stays at its last. */
bool tree_shows(const struct tree *tree, const struct node *node, int page);

/* Index of a node; -1: it has none. */
int tree_objective(const struct tree *tree, int objective);
int tree_other_end(const struct tree *tree, const struct goal_link *link);
int tree_loose(const struct tree *tree);	/* how many hang loose */

int tree_krs_shown(const struct tree *tree, const struct node *node);
/* Lines of a company's title, which its height follows; how many. */
int tree_title(const struct tree *tree, const struct node *node, struct text_lines *lines);
bool tree_is_outside(const struct goals *goals, int unit);
