import type { Random } from '../random.ts'

/** The commonest surnames, those that half of all people have first. */
const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤',
]
const given = [
  ...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂玉萍红鹏华梅鑫波斌宇浩凯健俊帆雪倩婷欣怡佳嘉子梓轩涵晨雨思文博天泽志国建春生海云山林晓小永金福祥庆荣德成东南北光辉月星河清源青松柏竹菊莲香珍珠琴书画诗礼义仁智信忠良善美真宁安康乐和顺达远江湖澜砚舟航',
]
const rare = [...'赟翀玥珺翯昉旻晗曦燚犇淼垚骉彧祎邈頔煦甯婠嫚璟璠瑗琚琬琰韡鋆钰']
const ethnic = ['阿依古丽', '买买提', '阿卜杜拉', '古丽娜尔', '扎西', '卓玛', '次仁', '措姆', '艾尼', '热娜']
const surnameShare = 0.6

/** A person's name; a few have a character that hardly anybody has, a few more are of two parts. */
export function personName(random: Random): string {
  if (random.chance(0.02)) return `${random.pick(ethnic)}·${random.pick(ethnic)}`
  const length = random.chance(0.8) ? 2 : 1
  const characters = Array.from({ length }, () => random.pick(random.chance(0.03) ? rare : given))
  return surname(random) + characters.join('')
}

/** A surname: of the first ones each is far more frequent than of the last. */
export function surname(random: Random): string {
  return random.chance(surnameShare) ? random.pick(surnames.slice(0, 20)) : random.pick(surnames)
}
