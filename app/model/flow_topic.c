#include "app/model/flow_topic.h"

struct flow_notes *flow_notes_new(void)
{
	return topic_new(sizeof(struct flow_notes));
}
