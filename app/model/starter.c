#include "app/model/starter.h"

#include <string.h>

static const struct starter_metric list[] = {
	{"all-cost-per-lead", "", "", "down", "conversion", "month",
	 L_metric_all_cost_per_lead, L_metric_all_cost_per_lead_how},
	{"all-exposure", "", "", "up", "awareness", "week",
	 L_metric_all_exposure, L_metric_all_exposure_how},
	{"all-interaction-rate", "", "%", "up", "engagement", "week",
	 L_metric_all_interaction_rate, L_metric_all_interaction_rate_how},
	{"all-interactions", "", "", "up", "engagement", "week",
	 L_metric_all_interactions, L_metric_all_interactions_how},
	{"all-leads", "", "", "up", "conversion", "week",
	 L_metric_all_leads, L_metric_all_leads_how},
	{"all-sales", "", "", "up", "conversion", "month",
	 L_metric_all_sales, L_metric_all_sales_how},
	{"channels-finish-rate", "channels", "%", "up", "engagement", "week",
	 L_metric_channels_finish_rate, L_metric_channels_finish_rate_how},
	{"channels-follows", "channels", "", "up", "engagement", "week",
	 L_metric_channels_follows, L_metric_channels_follows_how},
	{"channels-interactions", "channels", "", "up", "engagement", "week",
	 L_metric_channels_interactions, L_metric_channels_interactions_how},
	{"channels-leads", "channels", "", "up", "conversion", "week",
	 L_metric_channels_leads, L_metric_channels_leads_how},
	{"channels-live-viewers", "channels", "", "up", "awareness", "week",
	 L_metric_channels_live_viewers, L_metric_channels_live_viewers_how},
	{"channels-plays", "channels", "", "up", "awareness", "week",
	 L_metric_channels_plays, L_metric_channels_plays_how},
	{"douyin-finish-rate", "douyin", "%", "up", "engagement", "week",
	 L_metric_douyin_finish_rate, L_metric_douyin_finish_rate_how},
	{"douyin-interaction-rate", "douyin", "%", "up", "engagement", "week",
	 L_metric_douyin_interaction_rate, L_metric_douyin_interaction_rate_how},
	{"douyin-interactions", "douyin", "", "up", "engagement", "week",
	 L_metric_douyin_interactions, L_metric_douyin_interactions_how},
	{"douyin-lead-rate", "douyin", "%", "up", "conversion", "week",
	 L_metric_douyin_lead_rate, L_metric_douyin_lead_rate_how},
	{"douyin-leads", "douyin", "", "up", "conversion", "week",
	 L_metric_douyin_leads, L_metric_douyin_leads_how},
	{"douyin-plays", "douyin", "", "up", "awareness", "week",
	 L_metric_douyin_plays, L_metric_douyin_plays_how},
	{"red-interactions", "red", "", "up", "engagement", "week",
	 L_metric_red_interactions, L_metric_red_interactions_how},
	{"red-leads", "red", "", "up", "conversion", "week",
	 L_metric_red_leads, L_metric_red_leads_how},
	{"red-notes", "red", "", "up", "awareness", "week",
	 L_metric_red_notes, L_metric_red_notes_how},
	{"red-reads", "red", "", "up", "awareness", "week",
	 L_metric_red_reads, L_metric_red_reads_how},
	{"red-save-rate", "red", "%", "up", "engagement", "week",
	 L_metric_red_save_rate, L_metric_red_save_rate_how},
	{"red-searches", "red", "", "up", "conversion", "week",
	 L_metric_red_searches, L_metric_red_searches_how},
	{"wechat-delivered", "wechat", "", "up", "awareness", "month",
	 L_metric_wechat_delivered, L_metric_wechat_delivered_how},
	{"wechat-interactions", "wechat", "", "up", "engagement", "week",
	 L_metric_wechat_interactions, L_metric_wechat_interactions_how},
	{"wechat-leads", "wechat", "", "up", "conversion", "week",
	 L_metric_wechat_leads, L_metric_wechat_leads_how},
	{"wechat-menu-rate", "wechat", "%", "up", "conversion", "month",
	 L_metric_wechat_menu_rate, L_metric_wechat_menu_rate_how},
	{"wechat-new-fans", "wechat", "", "up", "awareness", "week",
	 L_metric_wechat_new_fans, L_metric_wechat_new_fans_how},
	{"wechat-open-rate", "wechat", "%", "up", "engagement", "week",
	 L_metric_wechat_open_rate, L_metric_wechat_open_rate_how},
	{"wechat-reads", "wechat", "", "up", "none", "week",
	 L_metric_wechat_reads, L_metric_wechat_reads_how},
	{"wechat-sends", "wechat", "", "up", "none", "month",
	 L_metric_wechat_sends, L_metric_wechat_sends_how},
	{"wechat-share-rate", "wechat", "%", "up", "engagement", "week",
	 L_metric_wechat_share_rate, L_metric_wechat_share_rate_how},
	{"wechat-style", "wechat", "", "up", "none", "month",
	 L_metric_wechat_style, L_metric_wechat_style_how},
	{"wechat-views", "wechat", "", "up", "awareness", "week",
	 L_metric_wechat_views, L_metric_wechat_views_how},
};

const struct starter_metric *starter_metrics(size_t *count)
{
	*count = sizeof(list) / sizeof(list[0]);
	return list;
}

const struct starter_metric *starter_metric(const char *id)
{
	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++)
		if (strcmp(list[i].id, id) == 0)
			return &list[i];
	return NULL;
}

const char *metric_name_words(const char *name, const char *id, enum lang lang)
{
	const struct starter_metric *shipped = *name ? NULL : starter_metric(id);

	return shipped ? lang_text(lang, shipped->name) : name;
}

const char *metric_formula_words(const char *formula, const char *id, enum lang lang)
{
	const struct starter_metric *shipped = *formula ? NULL : starter_metric(id);

	return shipped ? lang_text(lang, shipped->formula) : formula;
}
