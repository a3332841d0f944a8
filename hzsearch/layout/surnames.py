"""Surnames 姓, and whether a word has the shape of a name.

In: a word. Out: whether it is a name by its form: a surname and one or two characters, a
compound surname, or a name as Tibetans, Uyghurs and Mongols bear it. Names that no list
knows are told by their place (see ``display``).
"""

from __future__ import annotations

import re

from hzsearch.analysis import simplified
from hzsearch.layout.lines import HAN

# The commonest surnames of the 2020 household registers and the Song list 百家姓,
# without those that are everyday words in print (从, 和, 都, 但, 当, 来, 位 …).
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘蒋蔡余杜叶程苏魏吕"
    "丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱丘江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱"
    "严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符"
    "舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司"
    "卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣"
    "巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼满闻"
    "厉伊仝区郜海阚花权强帅屠豆朴练廉禹井祖漆巴丰卿国狄平索宣晋门云容敬扈晁芮普阙浦戈"
    "于伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那鲜印逯隆茹诺战慕危玉银亢嵇哈湛宾戎勾茅利於呼居揭尉冶"
    "斯束檀衣阴昝智幸奉衡富尧闭赖洪植畅糜稽竺酆贝贲诸钮滑荀羿汲邴松弓牧隗宓蓬郗仰秋暴钭韶蓟鄂咸籍苍莘贡逄扶"
    "堵宰郦郤璩濮寿充宦庾暨弘禄殳沃蔚越夔厍訾毋乜巢蒯桓仉督汝钦缑郈琴归墨谯笪郧矫折拓雒禚侍淡腊仵苌粘揣逮"
    "昌扬慎融庹佴佘操鞠郇郏邝郯郅郄邾鄢鄞鄱郸邳滕滦漕濯濉泮沐沃涅浑溥潭澄澹燧牟狐猗玄瑞璞畲皋盍眭睢瞻"
    "砀祢禤秘秤稂竭笃筱簿糠綦缴翦耑聊肇胶脱臾艳芈苻茆茌荔莱菅萨葆蒿蔻蕲薜藤藏虢蛮衅裔訚谖豫貊赧轩达迮遇邗"
)
# Surnames that are everyday words too: only a name of three characters shows them.
_EVERYDAY = frozenset("保言同过从来都位能水火镇承展福支计木宇台僧爱敬公相东后法空海云双红养")
_COMPOUND = frozenset(
    re.findall(
        "..",
        "欧阳司马上官诸葛东方皇甫尉迟令狐司徒慕容夏侯端木公孙轩辕独孤南宫呼延长孙宇文闻人澹台公冶"
        "宗政濮阳淳于单于太叔申屠仲孙钟离鲜于赫连东郭百里西门第五公羊闾丘司空亓官司寇子车颛孙巫马公西"
        "漆雕乐正壤驷公良拓跋夹谷宰父谷梁段干南门羊舌微生梁丘左丘东门归海完颜耶律纳兰叶赫那拉东里即墨"
        "有琴达奚屋庐万俟贺兰贺若斛律尔朱南荣北宫司鸿",
    )
)
# What names of other peoples begin with or end in, written without a dot.
_PEOPLES = re.compile(
    rf"(?:扎西|次仁|次旦|次旺|卓玛|央金|索朗|普布|平措|旦增|丹增|格桑|拉姆|德吉|巴桑|米玛|尼玛|达娃|洛桑|仁青|仁增|多吉|白玛"
    rf"|阿旺|边巴|拉巴|强巴|贡布|桑吉|罗布|旺堆|顿珠|古丽|阿依|买买提|热依|努尔|艾力|吐尔|玉素|木拉|巴特|乌兰|斯琴|娜仁"
    rf"|格日|那日|苏日|朝鲁|巴图|阿拉|哈斯|萨仁|其木|巴合|加依|叶尔|阿不|阿卜|依明|热合)[{HAN}]{{0,4}}"
    rf"|[{HAN}]{{1,4}}(?:卓玛|平措|次仁|拉姆|多吉|加措|古丽|买提|其其格|图雅|高娃|巴特尔)"
)


def is_name(word: str) -> bool:
    """Say whether ``word`` has the shape of a Chinese name, or of a dotted foreign one."""
    if re.search("[·•・]", word):
        return True
    word = simplified(word)
    if word[:2] in _COMPOUND:
        return 3 <= len(word) <= 4
    if _PEOPLES.fullmatch(word):
        return True
    listed = is_surname(word[:1]) or (word[:1] in _EVERYDAY and len(word) == 3)
    return listed and 2 <= len(word) <= 3


def is_surname(char: str) -> bool:
    """Say whether a character is a surname, and no everyday word."""
    return char in _SURNAMES
