#include "app/wall/cec.h"

#include <fcntl.h>
#include <linux/cec.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "app/base/log.h"

enum { DEVICES = 4, BROADCAST = 15, ANSWER_MS = 1000 };

struct cec {
	int fd;
};

static bool can_transmit(int fd)
{
	struct cec_caps caps = {0};
	const __u32 needed = CEC_CAP_TRANSMIT | CEC_CAP_LOG_ADDRS;

	return ioctl(fd, CEC_ADAP_G_CAPS, &caps) == 0 && (caps.capabilities & needed) == needed;
}

static bool physical_address(int fd, __u16 *address)
{
	return ioctl(fd, CEC_ADAP_G_PHYS_ADDR, address) == 0 && *address != CEC_PHYS_ADDR_INVALID;
}

/* The adapter calls itself a player, unless something else on this machine named it already. */
static void take_address(int fd)
{
	struct cec_log_addrs addresses = {
		.cec_version = CEC_OP_CEC_VERSION_1_4,
		.num_log_addrs = 1,
		.vendor_id = CEC_VENDOR_ID_NONE,
		.flags = CEC_LOG_ADDRS_FL_ALLOW_RC_PASSTHRU,
		.osd_name = "kanwall",
		.primary_device_type = {CEC_OP_PRIM_DEVTYPE_PLAYBACK},
		.log_addr_type = {CEC_LOG_ADDR_TYPE_PLAYBACK},
		.all_device_types = {CEC_OP_ALL_DEVTYPE_PLAYBACK},
	};
	struct cec_log_addrs now = {0};

	if (ioctl(fd, CEC_ADAP_G_LOG_ADDRS, &now) == 0 && now.num_log_addrs > 0)
		return;
	if (ioctl(fd, CEC_ADAP_S_LOG_ADDRS, &addresses) != 0)
		log_warn("the HDMI-CEC adapter takes no address; the TV will not sleep");
}

/* The one that a TV is connected to; else, when `any`, the first that there is. */
static int open_device(bool any)
{
	char path[16];
	__u16 address;

	for (int i = 0; i < DEVICES; i++) {
		snprintf(path, sizeof(path), "/dev/cec%d", i);
		int fd = open(path, O_RDWR | O_NONBLOCK | O_CLOEXEC);
		if (fd < 0)
			continue;
		if (can_transmit(fd) && (any || physical_address(fd, &address))) {
			log_info("the TV is reached by HDMI-CEC on %s", path);
			return fd;
		}
		close(fd);
	}
	return -1;
}

struct cec *cec_open(void)
{
	int fd = open_device(false);

	if (fd < 0)
		fd = open_device(true);
	if (fd < 0)
		return NULL;
	struct cec *cec = malloc(sizeof(*cec));
	if (!cec)
		abort();
	cec->fd = fd;
	take_address(fd);
	return cec;
}

void cec_close(struct cec *cec)
{
	if (!cec)
		return;
	close(cec->fd);
	free(cec);
}

/* From this adapter; false: it has no address yet, or nothing hangs on its plug. */
static bool begin(const struct cec *cec, struct cec_msg *msg, __u16 *physical)
{
	struct cec_log_addrs addresses = {0};

	if (ioctl(cec->fd, CEC_ADAP_G_LOG_ADDRS, &addresses) != 0 || !addresses.log_addr_mask ||
	    !physical_address(cec->fd, physical))
		return false;
	*msg = (struct cec_msg){.len = 2};
	msg->msg[0] = (__u8)(addresses.log_addr[0] << 4 | CEC_LOG_ADDR_TV);
	return true;
}

bool cec_send(void *context, enum tv_message message)
{
	static const __u8 opcodes[] = {
		[TV_WAKE] = CEC_MSG_IMAGE_VIEW_ON,
		[TV_SHOW_US] = CEC_MSG_ACTIVE_SOURCE,
		[TV_SLEEP] = CEC_MSG_STANDBY,
		[TV_ASK] = CEC_MSG_GIVE_DEVICE_POWER_STATUS,
	};
	struct cec *cec = context;
	struct cec_msg msg;
	__u16 physical;

	if (!begin(cec, &msg, &physical))
		return false;
	msg.msg[1] = opcodes[message];
	if (message == TV_SHOW_US) {
		msg.msg[0] |= BROADCAST;
		msg.msg[2] = (__u8)(physical >> 8);
		msg.msg[3] = (__u8)physical;
		msg.len = 4;
	} else if (message == TV_ASK) {
		msg.reply = CEC_MSG_REPORT_POWER_STATUS;
		msg.timeout = ANSWER_MS;
	}
	return ioctl(cec->fd, CEC_TRANSMIT, &msg) == 0;
}

static enum tv_power power_said(const struct cec_msg *msg)
{
	if (!(msg->rx_status & CEC_RX_STATUS_OK) || msg->len < 3 ||
	    msg->msg[1] != CEC_MSG_REPORT_POWER_STATUS)
		return TV_UNKNOWN;
	return msg->msg[2] == CEC_OP_POWER_STATUS_STANDBY ? TV_ASLEEP
	       : msg->msg[2] == CEC_OP_POWER_STATUS_ON	  ? TV_ON
							  : TV_UNKNOWN;
}

enum tv_power cec_hear(struct cec *cec)
{
	enum tv_power heard = TV_UNKNOWN;
	struct cec_msg msg = {0};

	while (ioctl(cec->fd, CEC_RECEIVE, &msg) == 0) {
		enum tv_power power = power_said(&msg);
		if (power != TV_UNKNOWN)
			heard = power;
		msg = (struct cec_msg){0};
	}
	return heard;
}
