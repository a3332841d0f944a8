"""What a number of 万 or 亿 may count that is no money: people, tons, things.

Read behind a number without a currency (投资50亿…), to tell 总投资50亿建设, which is
money, from 投资10万人次, which is none. The words are the measure words and the most
printed plain nouns of the newspapers; a word that goes on as another (年产, 项目) is none.
"""

from __future__ import annotations

from hzsearch.figures.numerals import HAN_NUMERALS

#: What a number goes on with, or a range: it ends further on.
_MORE = (
    rf"(?![一二三四]期)[\d{HAN_NUMERALS}余多.%‰/a-z]"
    rf"|\s?(?:[-–~至到]|—{{1,2}})\s?[\d{HAN_NUMERALS}]"
)
_PEOPLE = (
    "人(?!工智能|工费|才|形|员|民币|社)|名|位(?!于|居|列)|户(?!外|用)|口(?!岸|碑|径)|兵|"
    "用户|农户|农民|农村|居民|村民|市民|网民|群众|职工|工人|员工|学生|学子|考生|师生|教师|旅客|游客|观众|"
    "听众|读者|粉丝|会员|青年|青少年|儿童|老人|老年|妇女|党员|干部|劳动力|从业|消费者|投资者|客户|"
    "贫困|困难|低保|残疾|家庭"
)
_THINGS = (
    "个|件|台(?!湾|州|商|账)|辆|次(?!年|月|日|级)|家|股|只|支(?!持|付|出|撑|援)|枚|颗|粒|片(?!区)|"
    "块|条(?!件|例)|根(?!据)|张(?!家|江)|册|本(?!次|市|省|地|项|年|月|报|金|息|土|季)|套|架(?!设|构)|"
    "艘|座|栋|幢|间|所(?!得|有|需)|处(?!理|置|于)|篇|份(?!额)|封(?!装|测)|笔|宗|项(?!目)|组(?!建|成|织)|"
    "批(?!准|复)|倍|种(?!植|业|子)|类(?!脑)|款(?!项)|箱|桶|瓶|袋|包(?!括|含)|盒|罐|车(?!间|网|规)|羽|"
    "头(?!部)|匹|株(?!洲)|棵|门|级|字(?!节跳)|行(?!业|政|动)|页|场|届|票|单(?!位|项|季|月)|剂|针(?!对)|"
    "朵|杯|幅(?!度)|盏|卷|束|杆|口罩|手(?!续)|参数|订单|卡"
)
_UNITS = (
    "吨|瓦|伏|安时|度(?!过|假)|平|立方|方(?!面|案|可|能|式|便)|亩|公里|公顷|公斤|公升|"
    "斤|克(?!服)|升(?!级|至|到|为)|米|里(?!程)|尺|英里|英尺|英亩|海里|光年|标(?!准化|志|的)|兆|毫|微米|"
    "纳米|厘米|像素|字节|比特|赫|焦|大卡|元|角(?!逐|度)|分(?!别|为|布|期|两|三|阶|批|成|拨|公司)|"
    "秒|小时|天(?!津|然|府|使|元)|日(?!前|均|处|产)|月(?!底|末|初|均)|年(?!产|内|底|初|末|均|终)|岁|周(?!边|期|末)"
)
#: Currencies that are not known, with the country before.
_MONEY = (
    ".{0,4}(?:比索|克朗|福林|第纳尔|里拉|里亚尔|雷亚尔|兰特|马克|先令|奈拉|坚戈|基普|瑞尔|缅币|缅元|"
    "兹罗提|谢克尔|塔卡|圆(?!满)|法郎)"
)

#: An expression for what may follow a number that is money without its currency.
NO_MEASURE = rf"(?!{'|'.join((_MORE, _PEOPLE, _THINGS, _UNITS, _MONEY))})"
